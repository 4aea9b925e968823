package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.payouts.RunReports.UnderWay;
import io.suito.sandbox.FaultKind;
import io.suito.sandbox.FaultRule;
import io.suito.testing.Gate;
import io.suito.testing.Marketplace;
import io.suito.testing.StripeProxy;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A paused run keeps back what it has not sent; what is on its way is still settled. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PauseTest {
    private final Marketplace shop = new Marketplace();
    private final StripeProxy stripe = new StripeProxy(shop.sandbox.baseUri());

    @BeforeAll
    void start() {
        shop.startExecutor(Marketplace.stripeSide(stripe.baseUri(), "sk_test_marketplace"));
        shop.stripe().fund(1_000_000);
    }

    @AfterEach
    void calm() {
        stripe.before(request -> true);
        shop.stripe().faults();
    }

    @AfterAll
    void close() {
        shop.close();
        stripe.close();
    }

    private void pause(Run run) {
        shop.done("payout-run.pause", Map.of("run_id", run.runId()), "something looks odd");
    }

    private void resume(Run run) {
        shop.done("payout-run.resume", Map.of("run_id", run.runId()), null);
    }

    /** Long enough for the sender to look several times for something to send. */
    private static void aWhile() {
        java.util.concurrent.locks.LockSupport.parkNanos(800_000_000);
    }

    @Test
    void a_transfer_that_was_turned_away_while_the_run_was_paused_waits_until_it_is_resumed() {
        UUID partner = shop.partnerWith(5_000);
        Run run = shop.plan(List.of(partner));
        Gate gate = Gate.at(stripe, "POST /v1/transfers");
        shop.stripe()
                .faults(FaultRule.of("POST /v1/transfers", FaultKind.RATE_LIMIT).withTimes(1));
        shop.execute(run);
        gate.awaitArrival();

        pause(run);
        gate.letGo();
        aWhile();

        assertThat(shop.backoffice.runReports().get(run.runId()).pausedReason()).isEqualTo("something looks odd");
        assertThat(shop.atStripe("transfer", shop.item(run, partner))).isEmpty();
        resume(run);
        shop.awaitState(run.runId(), "completed");
        assertThat(shop.atStripe("transfer", shop.item(run, partner))).hasSize(1);
        assertThat(shop.item(run, partner).state()).isEqualTo("submitted");
    }

    @Test
    void a_transfer_on_its_way_is_settled_but_its_payout_waits() {
        UUID partner = shop.partnerWith(5_000);
        Run run = shop.plan(List.of(partner));
        Gate gate = Gate.at(stripe, "POST /v1/transfers");
        shop.execute(run);
        gate.awaitArrival();

        pause(run);
        gate.letGo();
        shop.awaitItem(run, partner, "transferred");
        aWhile();

        assertThat(shop.item(run, partner).state()).isEqualTo("transferred");
        // its money has left the platform's balance: going on takes nothing more from it
        assertThat(shop.backoffice.runReports().unsent(run.runId())).isEqualTo(new UnderWay(0, 0));
        assertThat(shop.backoffice.runReports().moving(run.runId())).isEqualTo(new UnderWay(1, 5_000));
        assertThat(shop.atStripe("payout", shop.item(run, partner))).isEmpty();
        resume(run);
        shop.awaitItem(run, partner, "submitted");
    }

    @Test
    void a_run_that_needs_no_more_funds_is_resumed_although_the_platforms_balance_is_negative() {
        UUID partner = shop.partnerWith(5_000);
        Run run = shop.plan(List.of(partner));
        Gate gate = Gate.at(stripe, "POST /v1/transfers");
        shop.execute(run);
        gate.awaitArrival();
        pause(run);
        gate.letGo();
        shop.awaitItem(run, partner, "transferred");
        long all =
                shop.stripe().available(shop.value(String.class, "select account_id from backoffice.stripe_binding"));

        shop.stripe().fund(-all - 1_000);
        resume(run);

        shop.awaitItem(run, partner, "submitted");
        shop.stripe().fund(all + 1_000);
    }

    @Test
    void funds_that_vanish_in_mid_run_pause_it_and_when_they_are_back_everyone_is_paid_once() {
        List<UUID> partners = List.of(shop.partnerWith(5_000), shop.partnerWith(6_000));
        Run run = shop.plan(partners);
        Gate gate = Gate.at(stripe, "POST /v1/transfers");
        shop.execute(run);
        gate.awaitArrival();
        Marketplace.await(
                "the other one is out",
                () -> partners.stream()
                        .anyMatch(partner -> shop.item(run, partner).state().equals("submitted")));

        String platform = shop.value(String.class, "select account_id from backoffice.stripe_binding");
        long all = shop.stripe().available(platform);
        UUID other = shop.partner();
        shop.behindOurBack("/v1/transfers", "amount=" + all + "&currency=jpy&destination=" + shop.account(other), null);
        gate.letGo();
        shop.awaitState(run.runId(), "paused");

        assertThat(shop.backoffice.runReports().get(run.runId()).pausedReason()).isEqualTo("short_of_funds");
        assertThat(shop.attention("run_short_of_funds", run.runId())).isTrue();
        assertThat(partners)
                .extracting(partner -> shop.item(run, partner).state())
                .doesNotContain("failed", "held");
        assertThat(shop.refusal("payout-run.resume", Map.of("run_id", run.runId()), null))
                .isEqualTo("payouts.short_of_funds");

        shop.stripe().fund(all);
        resume(run);
        shop.awaitState(run.runId(), "completed");

        assertThat(shop.attention("run_short_of_funds", run.runId())).isFalse();
        for (UUID partner : partners) {
            assertThat(shop.atStripe("transfer", shop.item(run, partner))).hasSize(1);
            assertThat(shop.atStripe("payout", shop.item(run, partner))).hasSize(1);
        }
    }

    @Test
    void what_is_retried_in_a_paused_run_waits_too() {
        UUID sent = shop.partnerWith(5_000);
        UUID refused = shop.partnerWith(6_000);
        Run run = shop.plan(List.of(sent, refused));
        shop.stripe()
                .faults(FaultRule.reject("POST /v1/transfers", 400, "invalid_request_error", "account_invalid", "no")
                        .withAccount(shop.account(refused)));
        Gate gate = Gate.at(stripe, "POST /v1/payouts");
        shop.execute(run);
        gate.awaitArrival();
        shop.awaitItem(run, refused, "failed");
        shop.stripe().faults();

        pause(run);
        shop.done("payout-item.retry", Map.of("item_id", shop.item(run, refused).itemId()), null);
        aWhile();
        assertThat(shop.item(run, refused).state()).isEqualTo("planned");
        gate.letGo();
        shop.awaitItem(run, sent, "submitted");

        resume(run);
        shop.awaitState(run.runId(), "completed");
        assertThat(shop.item(run, refused).state()).isEqualTo("submitted");
    }

    @Test
    void a_run_that_ends_while_paused_leaves_nothing_paused_behind() {
        UUID partner = shop.partnerWith(5_000);
        Run run = shop.plan(List.of(partner));
        Gate gate = Gate.at(stripe, "POST /v1/transfers");
        shop.stripe()
                .faults(FaultRule.reject("POST /v1/transfers", 400, "invalid_request_error", "account_invalid", "no")
                        .withTimes(1));
        shop.execute(run);
        gate.awaitArrival();
        pause(run);
        gate.letGo();
        shop.awaitState(run.runId(), "completed");

        shop.done("payout-item.retry", Map.of("item_id", shop.item(run, partner).itemId()), null);

        shop.awaitItem(run, partner, "submitted");
    }

    @Test
    void only_a_run_that_executes_is_paused_and_only_a_paused_one_is_resumed_and_a_pause_has_a_reason() {
        UUID partner = shop.partnerWith(5_000);
        Run run = shop.plan(List.of(partner));
        Map<String, UUID> id = Map.of("run_id", run.runId());
        assertThat(shop.refusal("payout-run.pause", id, "why")).isEqualTo("payouts.run_state");
        assertThat(shop.refusal("payout-run.resume", id, null)).isEqualTo("payouts.run_state");
        Gate gate = Gate.at(stripe, "POST /v1/transfers");
        shop.execute(run);
        gate.awaitArrival();
        assertThat(shop.refusal("payout-run.pause", id, null)).isEqualTo("request.reason_needed");
        assertThat(shop.refusal("payout-run.resume", id, null)).isEqualTo("payouts.run_state");
        gate.letGo();
        shop.awaitState(run.runId(), "completed");
        assertThat(shop.refusal("payout-run.pause", id, "why")).isEqualTo("payouts.run_state");
        assertThat(shop.refusal("payout-run.resume", id, null)).isEqualTo("payouts.run_state");
    }

    @Test
    void the_word_by_which_the_schedule_resumes_runs_is_no_reason_of_a_person() {
        Run run = shop.plan(List.of(shop.partnerWith(5_000)));

        assertThat(shop.refusal("payout-run.pause", Map.of("run_id", run.runId()), " short_of_funds "))
                .isEqualTo("payouts.reason_of_the_program");
    }

    @Test
    void unsent_items_of_a_paused_run_can_be_released() {
        UUID partner = shop.partnerWith(5_000);
        Run run = shop.plan(List.of(partner));
        Gate gate = Gate.at(stripe, "POST /v1/transfers");
        shop.stripe()
                .faults(FaultRule.of("POST /v1/transfers", FaultKind.RATE_LIMIT).withTimes(1));
        shop.execute(run);
        gate.awaitArrival();
        pause(run);
        UUID item = shop.item(run, partner).itemId();
        assertThat(shop.refusal("payout-item.release", Map.of("item_id", item), "no"))
                .isEqualTo("payouts.item_state");
        gate.letGo();
        Marketplace.await(
                "turned away",
                () -> shop.value(
                                String.class,
                                "select state from backoffice.stripe_commands where subject_id = '" + item + "'")
                        .equals("queued"));

        shop.done("payout-item.release", Map.of("item_id", item), "not this time");

        assertThat(shop.balances(partner).available()).isEqualTo(5_000);
        assertThat(shop.backoffice.runReports().get(run.runId()).state()).isEqualTo("completed");
        aWhile();
        assertThat(shop.atStripe("transfer", shop.item(run, partner))).isEmpty();
    }
}
