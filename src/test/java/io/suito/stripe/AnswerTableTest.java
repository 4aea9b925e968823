package io.suito.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.stripe.AnswerTable.StripeRefusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of answers line by line; {@link AnswersTest} sees it work over the wire. */
class AnswerTableTest {
    @ParameterizedTest(name = "{0} {1} {2} means {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "400, invalid_request_error, account_invalid, FAILED",
                "400, invalid_request_error, balance_insufficient, SHORT_OF_FUNDS",
                "400, idempotency_error, -, UNKNOWN",
                "400, -, -, UNKNOWN",
                "401, invalid_request_error, -, KEY_REJECTED",
                "401, invalid_request_error, api_key_expired, KEY_REJECTED",
                "401, -, -, UNKNOWN",
                "402, card_error, card_declined, FAILED",
                "403, invalid_request_error, account_invalid, FAILED",
                "403, invalid_request_error, -, KEY_REJECTED",
                "403, invalid_request_error, more_permissions_required, KEY_REJECTED",
                "403, invalid_request_error, livemode_mismatch, KEY_REJECTED",
                "403, -, -, UNKNOWN",
                "404, invalid_request_error, resource_missing, FAILED",
                "404, -, -, UNKNOWN",
                "409, idempotency_error, idempotency_key_in_use, UNKNOWN",
                "409, invalid_request_error, -, UNKNOWN",
                "429, invalid_request_error, rate_limit, NOT_DONE",
                "429, invalid_request_error, lock_timeout, NOT_DONE",
                "429, -, -, UNKNOWN",
                "400, invalid_request_error, lock_timeout, NOT_DONE",
                "500, api_error, -, UNKNOWN_LOOK_UP",
                "502, -, -, UNKNOWN_LOOK_UP",
                "503, api_error, lock_timeout, UNKNOWN_LOOK_UP",
                "302, -, -, UNKNOWN",
                "418, invalid_request_error, teapot, UNKNOWN",
            })
    void each_answer_means(int status, @Nullable String type, @Nullable String code, Verdict verdict) {
        assertThat(AnswerTable.refused(new StripeRefusal(status, type, code, "req_1"), true)
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void a_short_balance_of_the_partners_own_account_is_a_failure_of_that_object() {
        StripeRefusal refusal = new StripeRefusal(400, "invalid_request_error", "balance_insufficient", "req_1");

        assertThat(AnswerTable.refused(refusal, false).verdict()).isEqualTo(Verdict.FAILED);
    }

    private static final String TRANSFER = "{\"id\": \"tr_1\", \"object\": \"transfer\", \"amount\": 5000,"
            + " \"currency\": \"jpy\", \"destination\": \"acct_1\", \"livemode\": false,"
            + " \"metadata\": {\"command_id\": \"c-1\"}}";

    private static StripeCommand command(String kind, String path, String parameters) {
        return new StripeCommand(
                UUID.randomUUID(),
                "payout_item",
                UUID.randomUUID(),
                null,
                "step",
                1,
                kind,
                null,
                false,
                path,
                parameters,
                "version",
                "key",
                "sending",
                1,
                null,
                null,
                null,
                false,
                false,
                0,
                null);
    }

    private static final StripeCommand TRANSFER_OF_5000 = command(
            "transfer.create",
            "/v1/transfers",
            "{\"amount\": \"5000\", \"currency\": \"jpy\", \"destination\": \"acct_1\","
                    + " \"metadata[command_id]\": \"c-1\"}");

    @Test
    void the_object_that_was_asked_for_is_a_success() {
        StripeAnswer answer = AnswerTable.success(TRANSFER_OF_5000, 200, "req_1", TRANSFER);

        assertThat(answer.verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(answer.responseId()).isEqualTo("tr_1");
        assertThat(verdictOf(TRANSFER_OF_5000, TRANSFER.replace("\"acct_1\"", "{\"id\": \"acct_1\"}")))
                .isEqualTo(Verdict.SUCCEEDED);
    }

    private static Verdict verdictOf(StripeCommand command, @Nullable String body) {
        return AnswerTable.success(command, 200, null, body).verdict();
    }

    @Test
    void what_is_no_object_of_stripes_is_unknown() {
        for (String body : new String[] {
            null,
            "",
            "<html>",
            "{}",
            "[]",
            "null",
            "7",
            "{\"id\": 7, \"object\": \"transfer\"}",
            "{\"id\": \"tr_1\"}",
            "{\"id\": \" \", \"object\": \"transfer\"}",
            "{\"id\""
        }) {
            assertThat(verdictOf(TRANSFER_OF_5000, body)).as("%s", body).isEqualTo(Verdict.UNKNOWN);
        }
    }

    @ParameterizedTest(name = "{0} instead of {1}")
    @CsvSource({
        "error, \"transfer\"",
        "list, \"transfer\"",
        "payout, \"transfer\"",
        "4999, 5000",
        "5000.5, 5000",
        "null, 5000",
        "usd, jpy",
        "acct_2, acct_1",
        "true, false",
        "null, false",
        "c-2, c-1",
    })
    void an_object_that_was_not_asked_for_is_unknown_and_looked_up(String instead, String of) {
        String wanted = of.startsWith("\"") ? of : "(?<=[ \"])" + of + "(?=[,\"])";
        String told = of.startsWith("\"") ? "\"" + instead + "\"" : instead;
        String body = TRANSFER.replaceFirst(wanted, told);

        assertThat(body).isNotEqualTo(TRANSFER);
        assertThat(verdictOf(TRANSFER_OF_5000, body)).isEqualTo(Verdict.UNKNOWN_LOOK_UP);
    }

    @Test
    void a_payout_and_a_reversal_are_compared_by_what_their_objects_tell() {
        StripeCommand payout = command("payout.create", "/v1/payouts", "{\"amount\": \"5000\", \"currency\": \"jpy\"}");
        StripeCommand reversal = command("transfer.reverse", "/v1/transfers/tr_1/reversals", "{\"amount\": \"5000\"}");
        String body = "{\"id\": \"x\", \"object\": \"payout\", \"amount\": 5000, \"currency\": \"jpy\","
                + " \"livemode\": false, \"destination\": \"ba_1\"}";
        String reversed = "{\"id\": \"x\", \"object\": \"transfer_reversal\", \"amount\": 5000,"
                + " \"currency\": \"jpy\", \"transfer\": \"tr_1\"}";

        assertThat(verdictOf(payout, body)).isEqualTo(Verdict.SUCCEEDED);
        assertThat(verdictOf(payout, body.replace("payout", "list"))).isEqualTo(Verdict.UNKNOWN_LOOK_UP);
        assertThat(verdictOf(reversal, reversed)).isEqualTo(Verdict.SUCCEEDED);
        assertThat(verdictOf(reversal, reversed.replace("tr_1", "tr_2"))).isEqualTo(Verdict.UNKNOWN_LOOK_UP);
    }

    @Test
    void no_answer_is_unknown() {
        assertThat(AnswerTable.none().verdict()).isEqualTo(Verdict.UNKNOWN);
    }
}
