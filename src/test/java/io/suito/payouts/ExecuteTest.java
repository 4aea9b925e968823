package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.ledger.Balances;
import io.suito.sandbox.FaultRule;
import io.suito.sandbox.SandboxObject;
import io.suito.testing.Marketplace;
import io.suito.text.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Executing a planned run: the plan that was seen, enough funds, two hops, settled once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExecuteTest {
    private final Marketplace shop = new Marketplace();

    @BeforeAll
    void start() {
        shop.startExecutor();
        shop.stripe().fund(1_000_000);
    }

    @AfterEach
    void calm() {
        shop.stripe().faults();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private String execute(Run run, String hash) {
        return shop.refusal("payout-run.execute", Map.of("run_id", run.runId(), "plan_hash", hash), null);
    }

    @Test
    void only_the_plan_that_was_seen_is_executed_and_only_once() {
        UUID partner = shop.partnerWith(5_000);
        Run run = shop.plan(List.of(partner));

        assertThat(execute(run, "0".repeat(64))).isEqualTo("payouts.other_plan");
        assertThat(shop.item(run, partner).state()).isEqualTo("planned");
        assertThat(execute(run, run.planHash())).isEmpty();
        assertThat(execute(run, run.planHash())).isEqualTo("payouts.run_state");
        shop.awaitState(run.runId(), "completed");
        assertThat(execute(run, run.planHash())).isEqualTo("payouts.run_state");
        assertThat(shop.atStripe("transfer", shop.item(run, partner))).hasSize(1);
    }

    @Test
    void a_discarded_run_is_not_executed_and_an_executed_one_not_discarded() {
        UUID partner = shop.partnerWith(5_000);
        Run discarded = shop.plan(List.of(partner));
        shop.done("payout-run.discard", Map.of("run_id", discarded.runId()), "test");
        assertThat(execute(discarded, discarded.planHash())).isEqualTo("payouts.run_state");

        Run executed = shop.pay(partner);
        assertThat(shop.refusal("payout-run.discard", Map.of("run_id", executed.runId()), "test"))
                .isEqualTo("payouts.run_state");
        assertThat(execute(
                        new Run(
                                UUID.randomUUID(),
                                "manual",
                                executed.runDate(),
                                "planned",
                                "pending",
                                executed.asOf(),
                                "",
                                null,
                                null,
                                null,
                                null,
                                executed.createdAt(),
                                0,
                                0),
                        "x"))
                .isEqualTo("payouts.no_run");
    }

    @Test
    void money_goes_from_the_platform_to_the_account_and_from_there_to_the_bank_and_says_what_for() {
        UUID partner = shop.partnerWith(5_000);
        Run run = shop.pay(partner);
        RunReports.ItemLine item = shop.item(run, partner);
        String account = shop.account(partner);

        SandboxObject transfer = shop.atStripe("transfer", item).get(0);
        assertThat(transfer.number("amount")).isEqualTo(5_000);
        assertThat(transfer.text("currency")).isEqualTo("jpy");
        assertThat(transfer.text("destination")).isEqualTo(account);
        assertThat(transfer.text("transfer_group")).isEqualTo("payout-item-" + item.itemId());
        SandboxObject payout = shop.atStripe("payout", item).get(0);
        assertThat(payout.account()).isEqualTo(account);
        assertThat(payout.number("amount")).isEqualTo(5_000);
        Map<String, String> said = Map.of(
                "partner_id", partner.toString(),
                "partner_name", item.name(),
                "run_id", run.runId().toString(),
                "run_date", run.runDate().toString(),
                "item_id", item.itemId().toString());
        said.forEach((key, value) -> assertThat(payout.metadata(key)).as(key).isEqualTo(value));
        assertThat(shop.value(
                        String.class,
                        "select step from backoffice.stripe_commands where id = '" + payout.metadata("command_id")
                                + "'"))
                .isEqualTo("payout");
    }

    @Test
    void a_payout_is_settled_in_the_ledger_under_its_key_with_both_stripe_ids() {
        UUID partner = shop.partner();
        shop.adjust(partner, 5_000);
        shop.adjust(partner, -500);
        Run run = shop.pay(partner);
        RunReports.ItemLine item = shop.item(run, partner);

        record Payout(
                long yen,
                String status,
                String key,
                @Nullable String transfer,
                @Nullable String payout) {}
        assertThat(shop.values(
                        Payout.class,
                        "select amount_cents, status, idempotency_key, stripe_transfer_id, stripe_payout_id"
                                + " from public.ledger where type = 'payout' and partner_id = '" + partner + "'"))
                .containsExactly(new Payout(
                        -4_500, "paid", "payout-" + run.runId() + "-" + partner, item.transferId(), item.payoutId()));
        assertThat(shop.values(
                        String.class, "select distinct status from public.ledger where partner_id = '" + partner + "'"))
                .containsExactly("paid");
        assertThat(shop.balances(partner)).isEqualTo(new Balances(0, 0, 0, 0, 0, 4_500, 0));
    }

    @Test
    void counters_and_log_tell_how_the_run_ended() {
        UUID paid = shop.partnerWith(5_000);
        UUID refused = shop.partnerWith(6_000);
        UUID held = shop.partnerWith(7_000);
        UUID small = shop.partnerWith(10);
        UUID stopped = shop.partnerWith(8_000);
        shop.done("partner.hold", Map.of("partner_id", stopped), "test");
        Run run = shop.plan(List.of(paid, refused, held, small, stopped));
        shop.adjust(held, -1);
        shop.stripe()
                .faults(FaultRule.reject("POST /v1/transfers", 400, "invalid_request_error", "account_invalid", "no")
                        .withAccount(shop.account(refused)));
        shop.execute(run);
        shop.awaitState(run.runId(), "completed");

        record Counters(int processed, int succeeded, int failed, long total, boolean started, boolean completed) {}
        String counters = "select partners_processed, partners_succeeded, partners_failed, total_payout_amount_cents,"
                + " started_at is not null, completed_at is not null from public.payout_runs where run_id = '"
                + run.runId() + "'";
        assertThat(shop.value(Counters.class, counters)).isEqualTo(new Counters(4, 1, 2, 5_000, true, true));
        String log = "select log::text from public.payout_runs where run_id = '" + run.runId() + "'";
        JsonNode lines = Json.read(shop.value(String.class, log));
        assertThat(lines).hasSize(5).allSatisfy(line -> {
            assertThat(line.required("name").asString()).startsWith("店舗");
            assertThat(line.required("time").asString()).isNotBlank();
        });
        assertThat(line(lines, paid, "status")).isEqualTo("submitted");
        assertThat(line(lines, paid, "payout_id")).startsWith("po_");
        assertThat(line(lines, paid, "amount")).isEqualTo("5000");
        assertThat(line(lines, refused, "status")).isEqualTo("failed");
        assertThat(line(lines, refused, "reason")).isEqualTo("account_invalid");
        assertThat(line(lines, held, "reason")).isEqualTo("negative_balance");
        assertThat(line(lines, small, "reason")).isEqualTo("below_minimum");
        assertThat(line(lines, stopped, "reason")).isEqualTo("stopped:staff_hold");

        // what is mended afterwards shows in the counters; the log is written once
        shop.stripe().faults();
        shop.done("payout-run.retry", Map.of("run_id", run.runId()), null);
        shop.awaitItem(run, refused, "submitted");
        assertThat(shop.value(Counters.class, counters)).isEqualTo(new Counters(4, 2, 1, 11_000, true, true));
        assertThat(Json.read(shop.value(String.class, log))).isEqualTo(lines);
    }

    private static String line(JsonNode lines, UUID partner, String field) {
        for (JsonNode line : lines) {
            if (line.required("partner_id").asString().equals(partner.toString())) {
                return line.required(field).asString();
            }
        }
        throw new AssertionError("no line of " + partner);
    }

    @Test
    void a_run_is_counted_completely_whatever_became_of_its_items() {
        UUID paid = shop.partnerWith(5_000);
        UUID refused = shop.partnerWith(6_000);
        UUID atAccount = shop.partnerWith(7_000);
        UUID released = shop.partnerWith(8_000);
        UUID takenBack = shop.partnerWith(9_000);
        Run run = shop.plan(List.of(paid, refused, atAccount, released, takenBack));
        shop.done(
                "payout-item.release",
                Map.of("item_id", shop.item(run, released).itemId()),
                "test");
        FaultRule closed = FaultRule.reject("POST /v1/payouts", 400, "invalid_request_error", "account_closed", "no");
        shop.stripe()
                .faults(
                        FaultRule.reject("POST /v1/transfers", 400, "invalid_request_error", "account_invalid", "no")
                                .withAccount(shop.account(refused)),
                        closed.withAccount(shop.account(atAccount)),
                        closed.withAccount(shop.account(takenBack)));
        shop.execute(run);
        shop.awaitState(run.runId(), "completed");
        shop.done(
                "payout-item.take-back",
                Map.of("item_id", shop.item(run, takenBack).itemId()),
                "test");
        shop.awaitItem(run, takenBack, "taken_back");

        RunReports.RunStatus status = shop.backoffice.runReports().status(run.runId());
        assertThat(status.planned()).isEqualTo(5);
        assertThat(status.total()).isEqualTo(35_000);
        assertThat(List.of(
                        status.submitted(),
                        status.failed(),
                        status.atAccount(),
                        status.released(),
                        status.takenBack(),
                        status.paid(),
                        status.held(),
                        status.moving(),
                        status.unknown()))
                .containsExactly(1, 1, 1, 1, 1, 0, 0, 0, 0);
    }

    @Test
    void a_run_that_the_platform_cannot_pay_sends_nothing_and_can_be_executed_once_it_can() {
        UUID partner = shop.partnerWith(5_000_000);
        Run run = shop.plan(List.of(partner));

        shop.execute(run);

        Run short1 = shop.backoffice.runReports().get(run.runId());
        assertThat(short1.state()).isEqualTo("short_of_funds");
        assertThat(short1.status()).isEqualTo("failed");
        assertThat(short1.errorMessage()).contains("5000000");
        assertThat(shop.attention("run_short_of_funds", run.runId())).isTrue();
        assertThat(shop.item(run, partner).state()).isEqualTo("planned");
        assertThat(shop.balances(partner).inTransit()).isEqualTo(5_000_000);
        assertThat(shop.atStripe("transfer", shop.item(run, partner))).isEmpty();

        shop.stripe().fund(5_000_000);
        shop.execute(run);
        shop.awaitState(run.runId(), "completed");
        assertThat(shop.attention("run_short_of_funds", run.runId())).isFalse();
        assertThat(shop.atStripe("transfer", shop.item(run, partner))).hasSize(1);
    }

    @Test
    void when_funds_run_out_in_mid_run_it_pauses_nothing_fails_and_resuming_goes_on_with_new_commands() {
        List<UUID> partners = List.of(shop.partnerWith(5_000), shop.partnerWith(6_000), shop.partnerWith(7_000));
        UUID unlucky = partners.get(1);
        Run run = shop.plan(partners);
        shop.stripe()
                .faults(FaultRule.reject(
                                "POST /v1/transfers", 400, "invalid_request_error", "balance_insufficient", "no funds")
                        .withAccount(shop.account(unlucky)));
        shop.execute(run);
        shop.awaitState(run.runId(), "paused");

        Run paused = shop.backoffice.runReports().get(run.runId());
        assertThat(paused.pausedReason()).isEqualTo("short_of_funds");
        assertThat(paused.status()).isEqualTo("running");
        assertThat(shop.attention("run_short_of_funds", run.runId())).isTrue();
        assertThat(shop.item(run, unlucky).state()).isEqualTo("planned");
        assertThat(shop.backoffice.runReports().items(run.runId(), "failed")).isEmpty();

        shop.stripe().faults();
        shop.done("payout-run.resume", Map.of("run_id", run.runId()), null);
        shop.awaitState(run.runId(), "completed");

        assertThat(shop.attention("run_short_of_funds", run.runId())).isFalse();
        for (UUID partner : partners) {
            assertThat(shop.atStripe("transfer", shop.item(run, partner))).hasSize(1);
            assertThat(shop.atStripe("payout", shop.item(run, partner))).hasSize(1);
        }
        assertThat(shop.values(
                        String.class,
                        "select idempotency_key from backoffice.stripe_commands where step = 'transfer'"
                                + " and subject_id = '"
                                + shop.item(run, unlucky).itemId() + "'"))
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void a_paused_run_is_not_resumed_while_funds_do_not_suffice() {
        UUID partner = shop.partnerWith(50_000_000);
        shop.stripe().fund(50_000_000);
        Run run = shop.plan(List.of(partner));
        shop.stripe()
                .faults(FaultRule.reject(
                        "POST /v1/transfers", 400, "invalid_request_error", "balance_insufficient", "no funds"));
        shop.execute(run);
        shop.awaitState(run.runId(), "paused");
        shop.stripe().faults();
        // somebody else spends what was there
        UUID other = shop.partner();
        shop.behindOurBack("/v1/transfers", "amount=45000000&currency=jpy&destination=" + shop.account(other), null);

        assertThat(shop.refusal("payout-run.resume", Map.of("run_id", run.runId()), null))
                .isEqualTo("payouts.short_of_funds");

        shop.stripe().fund(45_000_000);
        shop.done("payout-run.resume", Map.of("run_id", run.runId()), null);
        shop.awaitState(run.runId(), "completed");
    }

    @Test
    void a_single_item_sent_again_after_its_run_ended_can_run_short_of_funds_and_is_not_lost() {
        UUID partner = shop.partnerWith(5_000);
        Run run = shop.plan(List.of(partner));
        String account = shop.account(partner);
        shop.stripe()
                .faults(FaultRule.reject("POST /v1/transfers", 400, "invalid_request_error", "account_invalid", "no")
                        .withAccount(account));
        shop.execute(run);
        shop.awaitState(run.runId(), "completed");
        shop.stripe()
                .faults(FaultRule.reject(
                                "POST /v1/transfers", 400, "invalid_request_error", "balance_insufficient", "no")
                        .withAccount(account));
        UUID item = shop.item(run, partner).itemId();
        shop.done("payout-item.retry", Map.of("item_id", item), null);
        shop.awaitItem(run, partner, "held");
        assertThat(shop.item(run, partner).reason()).isEqualTo("short_of_funds");

        shop.stripe().faults();
        shop.done("payout-item.retry", Map.of("item_id", item), null);
        shop.awaitItem(run, partner, "submitted");
        assertThat(shop.atStripe("transfer", shop.item(run, partner))).hasSize(1);
    }
}
