package io.suito.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.payouts.Run;
import io.suito.sandbox.FaultKind;
import io.suito.sandbox.FaultRule;
import io.suito.sandbox.SandboxRequest;
import io.suito.testing.Gate;
import io.suito.testing.Marketplace;
import io.suito.testing.StripeProxy;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands are written down before they are sent, and what was to be sent never changes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsTest {
    private final Marketplace shop = new Marketplace();
    private final StripeProxy stripe = new StripeProxy(shop.sandbox.baseUri());
    private @Nullable UUID open;
    private @Nullable UUID ended;

    @BeforeAll
    void start() {
        shop.startExecutor(Marketplace.stripeSide(stripe.baseUri(), "sk_test_marketplace"));
        shop.stripe().fund(1_000_000);
    }

    @AfterAll
    void close() {
        shop.close();
        stripe.close();
    }

    record Row(
            UUID id,
            String step,
            String kind,
            @Nullable String account,
            boolean livemode,
            String path,
            String apiVersion,
            String key,
            String state,
            int attempts,
            boolean firstSent,
            boolean lastSent,
            @Nullable Long fence,
            @Nullable String responseId,
            boolean hashed) {}

    private List<Row> rows(UUID item) {
        return shop.values(
                Row.class,
                "select id, step, kind, account, livemode, path, api_version, idempotency_key, state, attempts,"
                        + " first_sent_at is not null, last_sent_at is not null, fence, response_id,"
                        + " length(parameters_hash) = 64 from backoffice.stripe_commands where subject_id = '" + item
                        + "' order by created_at");
    }

    @Test
    void a_command_is_in_the_database_before_stripe_hears_of_it() {
        UUID partner = shop.partnerWith(5_000);
        Run run = shop.plan(List.of(partner));
        Gate gate = Gate.at(stripe, "POST /v1/transfers");
        shop.execute(run);
        gate.awaitArrival();

        UUID item = shop.item(run, partner).itemId();
        Row sending = rows(item).get(0);
        assertThat(sending.state()).isEqualTo("sending");
        assertThat(sending.attempts()).isEqualTo(1);
        assertThat(sending.fence()).isPositive();
        assertThat(sending.firstSent()).isTrue();
        assertThat(sending.lastSent()).isTrue();
        assertThat(sending.hashed()).isTrue();
        assertThat(sending.livemode()).isFalse();
        assertThat(sending.apiVersion()).isEqualTo(StripeGateway.apiVersion());
        assertThat(shop.stripe().objects("transfer"))
                .noneMatch(t -> t.metadata("item_id").equals(item.toString()));
        gate.letGo();
        shop.awaitState(run.runId(), "completed");

        Row transfer = rows(item).get(0);
        Row payout = rows(item).get(1);
        assertThat(transfer.state()).isEqualTo("succeeded");
        assertThat(transfer.responseId()).startsWith("tr_");
        assertThat(transfer.account()).isNull();
        assertThat(payout.state()).isEqualTo("succeeded");
        assertThat(payout.responseId()).startsWith("po_");
        assertThat(payout.account()).isEqualTo(shop.account(partner));
        assertThat(shop.stripe().requests())
                .filteredOn(r -> r.method().equals("POST") && payout.key().equals(r.idempotencyKey()))
                .singleElement()
                .satisfies(r -> assertThat(r.account()).isEqualTo(shop.account(partner)));
    }

    @Test
    void a_resend_is_the_same_request_whatever_has_changed_meanwhile() {
        UUID partner = shop.partnerWith(5_000);
        String account = shop.account(partner);
        shop.stripe()
                .faults(FaultRule.of("POST /v1/payouts", FaultKind.ANSWER_LOST_AFTER_EFFECT)
                        .withAccount(account)
                        .withTimes(2));
        Run run = shop.send(partner);
        Marketplace.await("payout unknown", () -> shop.item(run, partner).unknown());
        shop.update("update public.partners set name = 'another name' where id = '" + partner + "'");
        shop.awaitState(run.runId(), "completed");
        shop.stripe().faults();

        String key = rows(shop.item(run, partner).itemId()).get(1).key();
        List<SandboxRequest> sent = shop.stripe().requests().stream()
                .filter(r -> key.equals(r.idempotencyKey()))
                .toList();
        assertThat(sent).hasSize(3);
        assertThat(sent.get(2).replayed()).isTrue();
        assertThat(shop.atStripe("payout", shop.item(run, partner)))
                .singleElement()
                .satisfies(p -> assertThat(p.metadata("partner_name")).startsWith("店舗"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subject_kind = 'x'",
                "subject_id = gen_random_uuid()",
                "group_id = gen_random_uuid()",
                "step = 'payout'",
                "round = 2",
                "kind = 'payout.create'",
                "account = 'acct_mine'",
                "livemode = true",
                "path = '/v1/refunds'",
                "parameters = '{\"amount\": \"1\"}'",
                "parameters_hash = 'x'",
                "api_version = '2020-01-01'",
                "idempotency_key = 'x'",
                "created_at = now()",
                "first_sent_at = now()",
            })
    void what_is_to_be_sent_cannot_be_rewritten(String change) {
        assertThat(shop.brokenRule(
                        "update backoffice.stripe_commands set " + change + " where id = '" + openCommand() + "'"))
                .isEqualTo("stripe.command_immutable");
    }

    /** A command that was sent once, turned away, and waits in a paused run. */
    private UUID openCommand() {
        if (open == null) {
            UUID partner = shop.partnerWith(3_000);
            shop.stripe()
                    .faults(FaultRule.of("POST /v1/transfers", FaultKind.RATE_LIMIT)
                            .withAccount(shop.account(partner)));
            Run run = shop.send(partner);
            UUID item = shop.item(run, partner).itemId();
            Marketplace.await("sent", () -> rows(item).get(0).firstSent());
            shop.done("payout-run.pause", Map.of("run_id", run.runId()), "test");
            Marketplace.await("queued", () -> rows(item).get(0).state().equals("queued"));
            shop.stripe().faults();
            open = rows(item).get(0).id();
        }
        return open;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"state = 'queued'", "state = 'failed', error_code = 'x'", "attempts = 0", "response_id = 'tr_x'"
            })
    void an_end_is_an_end(String change) {
        if (ended == null) {
            UUID partner = shop.partnerWith(3_000);
            Run run = shop.pay(partner);
            ended = rows(shop.item(run, partner).itemId()).get(0).id();
        }
        assertThat(shop.brokenRule("update backoffice.stripe_commands set " + change + " where id = '" + ended + "'"))
                .isEqualTo("stripe.command_immutable");
    }

    @Test
    void commands_and_journal_are_never_removed() {
        shop.pay(shop.partnerWith(3_000));

        assertThat(shop.brokenRule("delete from backoffice.stripe_commands")).isEqualTo("stripe.command_immutable");
        for (String table : List.of("stripe_attempts", "stripe_answers")) {
            for (String statement : List.of("delete from backoffice.", "truncate backoffice.")) {
                String cascade = statement.startsWith("truncate") ? " cascade" : "";
                assertThat(shop.brokenRule(statement + table + cascade)).isEqualTo("stripe.journal_append_only");
            }
        }
        assertThat(shop.brokenRule("update backoffice.stripe_answers set verdict = 'FAILED'"))
                .isEqualTo("stripe.journal_append_only");
        assertThat(shop.brokenRule("update backoffice.stripe_attempts set fence = 0"))
                .isEqualTo("stripe.journal_append_only");
        assertThat(shop.brokenRule("truncate backoffice.stripe_commands cascade"))
                .isEqualTo("stripe.journal_append_only");
    }

    @Test
    void an_item_has_one_command_per_step_that_has_not_failed() {
        UUID partner = shop.partnerWith(3_000);
        Run run = shop.pay(partner);
        String copy = "insert into backoffice.stripe_commands (subject_kind, subject_id, step, kind, livemode, path,"
                + " parameters, api_version, idempotency_key) select subject_kind, subject_id, step, kind, livemode,"
                + " path, parameters, api_version, 'second' from backoffice.stripe_commands where step = 'transfer'"
                + " and subject_id = '" + shop.item(run, partner).itemId() + "'";
        assertThat(shop.brokenRule(copy)).isEqualTo("23505");

        shop.stripe()
                .faults(FaultRule.reject("POST /v1/transfers", 400, "invalid_request_error", "account_invalid", "no"));
        UUID other = shop.partnerWith(3_000);
        Run failed = shop.pay(other);
        shop.stripe().faults();
        UUID item = shop.item(failed, other).itemId();
        shop.done("payout-item.retry", Map.of("item_id", item), null);
        shop.awaitItem(failed, other, "submitted");
        assertThat(rows(item)).extracting(Row::state).containsExactly("failed", "succeeded", "succeeded");
        assertThat(rows(item)).extracting(Row::key).doesNotHaveDuplicates();
    }

    @Test
    void every_sending_and_every_answer_is_in_the_journal() {
        UUID partner = shop.partnerWith(5_000);
        shop.stripe()
                .faults(FaultRule.of("POST /v1/transfers", FaultKind.RATE_LIMIT)
                        .withAccount(shop.account(partner))
                        .withTimes(2));
        Run run = shop.pay(partner);
        shop.stripe().faults();

        assertThat(shop.values(
                        String.class,
                        "select w.verdict from backoffice.stripe_attempts a join backoffice.stripe_answers w on"
                                + " w.attempt_id = a.id join backoffice.stripe_commands c on c.id = a.command_id"
                                + " where c.step = 'transfer' and c.group_id = '" + run.runId()
                                + "' order by a.sent_at"))
                .containsExactly("NOT_DONE", "NOT_DONE", "SUCCEEDED");
    }
}
