package io.suito.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.stripe.AnswerTable.StripeRefusal;
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
                "429, -, -, NOT_DONE",
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

    @Test
    void only_an_object_of_stripes_is_a_success() {
        assertThat(AnswerTable.success(200, "req_1", "{\"id\": \"tr_1\", \"object\": \"transfer\"}"))
                .satisfies(answer -> {
                    assertThat(answer.verdict()).isEqualTo(Verdict.SUCCEEDED);
                    assertThat(answer.responseId()).isEqualTo("tr_1");
                });
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
            "{\"id\""
        }) {
            assertThat(AnswerTable.success(200, null, body).verdict())
                    .as("%s", body)
                    .isEqualTo(Verdict.UNKNOWN);
        }
    }

    @Test
    void no_answer_is_unknown() {
        assertThat(AnswerTable.none().verdict()).isEqualTo(Verdict.UNKNOWN);
    }
}
