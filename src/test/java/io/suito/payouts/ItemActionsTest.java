package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.ledger.Balances;
import io.suito.ledger.DriftCheck;
import io.suito.sandbox.FaultKind;
import io.suito.sandbox.FaultRule;
import io.suito.sandbox.PayoutBehaviour;
import io.suito.sandbox.PayoutBehaviour.End;
import io.suito.testing.Marketplace;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a person can do with an item in each state, and what not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ItemActionsTest {
    private static final FaultRule TRANSFER_REFUSED =
            FaultRule.reject("POST /v1/transfers", 400, "invalid_request_error", "account_invalid", "no");
    private static final FaultRule PAYOUT_REFUSED =
            FaultRule.reject("POST /v1/payouts", 400, "invalid_request_error", "account_closed", "no");

    private final Marketplace shop = new Marketplace();

    @BeforeAll
    void start() {
        shop.startExecutor();
        shop.stripe().fund(10_000_000);
    }

    @AfterEach
    void calm() {
        shop.stripe().faults();
        shop.stripe().payoutBehaviour(quick());
        assertThat(new DriftCheck(shop.backoffice.transactions()).find()).isEmpty();
    }

    private static PayoutBehaviour quick() {
        return PayoutBehaviour.standard().after(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofHours(1));
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private Run payWith(UUID partner, FaultRule fault) {
        shop.stripe().faults(fault.withAccount(shop.account(partner)));
        Run run = shop.pay(partner);
        shop.stripe().faults();
        return run;
    }

    private Run payEnding(UUID partner, End end, @Nullable String code) {
        shop.stripe().payoutBehaviour(quick().forAccount(shop.account(partner), end, code));
        return shop.pay(partner);
    }

    private void act(String action, Run run, UUID partner) {
        shop.done(
                "payout-item." + action,
                Map.of("item_id", shop.item(run, partner).itemId()),
                "test");
    }

    private List<String> keys(UUID partner) {
        return shop.values(
                String.class,
                "select regexp_replace(idempotency_key, '(payout|adjustment)-[0-9a-f]{8}-.*', '\\1') || ' ' || amount_cents"
                        + " from public.ledger where partner_id = '" + partner + "' order by created_at, amount_cents");
    }

    @Test
    void what_failed_before_money_moved_is_sent_again_under_a_new_command() {
        UUID partner = shop.partnerWith(5_000);
        Run run = payWith(partner, TRANSFER_REFUSED);
        RunReports.ItemLine failed = shop.item(run, partner);
        assertThat(failed.state()).isEqualTo("failed");
        assertThat(failed.reason()).isEqualTo("account_invalid");
        assertThat(shop.attention("item_failed", failed.itemId())).isTrue();
        assertThat(shop.balances(partner)).isEqualTo(new Balances(0, 0, 0, 5_000, 0, 0, 0));

        act("retry", run, partner);
        shop.awaitItem(run, partner, "submitted");

        assertThat(shop.atStripe("transfer", failed)).hasSize(1);
        assertThat(shop.attention("item_failed", failed.itemId())).isFalse();
        assertThat(shop.values(
                        String.class,
                        "select state from backoffice.stripe_commands where step = 'transfer' and subject_id = '"
                                + failed.itemId() + "' order by created_at"))
                .containsExactly("failed", "succeeded");
        assertThat(shop.value(
                        Long.class,
                        "select count(distinct idempotency_key) from backoffice.stripe_commands where step = 'transfer'"
                                + " and subject_id = '" + failed.itemId() + "'"))
                .isEqualTo(2);
    }

    @Test
    void what_failed_before_money_moved_can_be_released() {
        UUID partner = shop.partnerWith(5_000);
        Run run = payWith(partner, TRANSFER_REFUSED);

        act("release", run, partner);

        assertThat(shop.item(run, partner).state()).isEqualTo("released");
        assertThat(shop.balances(partner)).isEqualTo(new Balances(0, 0, 5_000, 0, 0, 0, 0));
        assertThat(shop.attention("item_failed", shop.item(run, partner).itemId()))
                .isFalse();
    }

    @Test
    void a_refused_payout_leaves_the_money_at_the_account_and_is_paid_out_again_without_a_transfer() {
        UUID partner = shop.partnerWith(5_000);
        Run run = payWith(partner, PAYOUT_REFUSED);
        RunReports.ItemLine item = shop.item(run, partner);
        assertThat(item.state()).isEqualTo("at_account");
        assertThat(shop.attention("item_at_account", item.itemId())).isTrue();
        assertThat(shop.balances(partner)).isEqualTo(new Balances(0, 0, 0, 5_000, 5_000, 0, 0));

        act("pay-out-again", run, partner);
        shop.awaitItem(run, partner, "submitted");

        assertThat(shop.atStripe("transfer", item)).hasSize(1);
        assertThat(shop.atStripe("payout", item)).hasSize(1);
        assertThat(shop.balances(partner)).isEqualTo(new Balances(0, 0, 0, 0, 0, 5_000, 0));
        assertThat(shop.attention("item_at_account", item.itemId())).isFalse();
    }

    @Test
    void taken_back_before_settlement_the_entries_are_available_again() {
        UUID partner = shop.partnerWith(5_000);
        Run run = payWith(partner, PAYOUT_REFUSED);

        act("take-back", run, partner);
        shop.awaitItem(run, partner, "taken_back");

        assertThat(shop.stripe().available(shop.account(partner))).isZero();
        assertThat(shop.balances(partner)).isEqualTo(new Balances(0, 0, 5_000, 0, 0, 0, 0));
        assertThat(keys(partner)).containsExactly("adjustment 5000");
        assertThat(shop.item(shop.pay(partner), partner).state()).isEqualTo("submitted");
    }

    @Test
    void a_payout_that_fails_at_the_bank_is_at_the_account_and_paid_out_again_without_a_second_settlement() {
        UUID partner = shop.partnerWith(5_000);
        Run run = payEnding(partner, End.FAILED, "account_closed");
        assertThat(shop.item(run, partner).state()).isEqualTo("submitted");
        Marketplace.await("failed at the bank", () -> {
            shop.job("payout-status");
            return shop.item(run, partner).state().equals("at_account");
        });
        assertThat(shop.item(run, partner).reason()).isEqualTo("account_closed");
        assertThat(shop.balances(partner)).isEqualTo(new Balances(0, 0, 0, 0, 5_000, 5_000, 0));
        shop.stripe().payoutBehaviour(quick());

        act("pay-out-again", run, partner);
        Marketplace.await("paid", () -> {
            shop.job("payout-status");
            return shop.item(run, partner).state().equals("paid");
        });

        assertThat(keys(partner)).containsExactly("adjustment 5000", "payout -5000");
        assertThat(shop.balances(partner)).isEqualTo(new Balances(0, 0, 0, 0, 0, 5_000, 0));
        assertThat(shop.atStripe("transfer", shop.item(run, partner))).hasSize(1);
        assertThat(shop.atStripe("payout", shop.item(run, partner))).hasSize(2);
        assertThat(shop.item(run, partner).arrivalDate()).isNotNull();
    }

    @Test
    void a_payout_that_fails_after_it_was_paid_is_at_the_account_and_taken_back_by_an_adjustment() {
        UUID partner = shop.partnerWith(5_000);
        shop.stripe()
                .payoutBehaviour(PayoutBehaviour.standard()
                        .after(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofDays(3))
                        .forAccount(shop.account(partner), End.FAILED_AFTER_PAID, "no_account"));
        Run run = shop.pay(partner);
        Marketplace.await("paid", () -> {
            shop.job("payout-status");
            return shop.item(run, partner).state().equals("paid");
        });
        shop.stripe().shiftClock(Duration.ofDays(4));
        shop.shiftClock(Duration.ofDays(4));
        shop.job("payout-status");
        shop.shiftClock(Duration.ZERO);
        shop.stripe().shiftClock(Duration.ofDays(-4));
        RunReports.ItemLine item = shop.item(run, partner);
        assertThat(item.state()).isEqualTo("at_account");
        assertThat(shop.attention("item_at_account", item.itemId())).isTrue();

        act("take-back", run, partner);
        shop.awaitItem(run, partner, "taken_back");

        assertThat(shop.value(
                        String.class,
                        "select type || ' ' || amount_cents || ' ' || status from public.ledger"
                                + " where idempotency_key = 'payout-return-" + item.payoutId() + "'"))
                .isEqualTo("adjustment 5000 available");
        assertThat(shop.balances(partner)).isEqualTo(new Balances(0, 0, 5_000, 0, 0, 0, 0));
        assertThat(shop.stripe().available(shop.account(partner))).isZero();
        Run again = shop.pay(partner);
        assertThat(shop.item(again, partner).amount()).isEqualTo(5_000);
    }

    @Test
    void a_cancelled_payout_is_at_the_account() {
        UUID partner = shop.partnerWith(5_000);
        Run run = payEnding(partner, End.STUCK, null);
        shop.behindOurBack("/v1/payouts/" + shop.item(run, partner).payoutId() + "/cancel", "", shop.account(partner));

        shop.job("payout-status");

        assertThat(shop.item(run, partner).state()).isEqualTo("at_account");
        assertThat(shop.item(run, partner).reason()).isEqualTo("canceled");
    }

    @Test
    void money_that_is_not_at_the_account_any_more_cannot_be_taken_back_and_the_item_stays_there() {
        UUID partner = shop.partnerWith(5_000);
        Run run = payWith(partner, PAYOUT_REFUSED);
        shop.behindOurBack("/v1/payouts", "amount=5000&currency=jpy", shop.account(partner));

        act("take-back", run, partner);
        shop.awaitItem(run, partner, "at_account");

        assertThat(shop.item(run, partner).reason()).isEqualTo("balance_insufficient");
        assertThat(shop.balances(partner).inTransit()).isEqualTo(5_000);
        // and once there is money again, it goes
        shop.stripe().fund(shop.account(partner), 5_000);
        act("take-back", run, partner);
        shop.awaitItem(run, partner, "taken_back");
    }

    @Test
    void a_payout_refused_for_lack_of_funds_on_the_account_is_at_the_account_and_pauses_nobody() {
        UUID partner = shop.partnerWith(5_000);
        Run run = payWith(
                partner,
                FaultRule.reject("POST /v1/payouts", 400, "invalid_request_error", "balance_insufficient", "no"));

        assertThat(shop.item(run, partner).state()).isEqualTo("at_account");
        assertThat(shop.backoffice.runReports().get(run.runId()).state()).isEqualTo("completed");
        assertThat(shop.attention("run_short_of_funds", run.runId())).isFalse();
    }

    @Test
    void in_each_state_only_what_makes_sense_is_possible() {
        Map<String, UUID> items = oneInEachState();
        Map<String, Set<String>> possible = Map.of(
                "planned", Set.of("release"),
                "failed", Set.of("retry", "release"),
                "held", Set.of("retry", "release"),
                "at_account", Set.of("pay-out-again", "take-back"));
        for (Map.Entry<String, UUID> entry : items.entrySet()) {
            String state = entry.getKey();
            for (String action : List.of("retry", "release", "pay-out-again", "take-back")) {
                if (!possible.getOrDefault(state, Set.of()).contains(action)) {
                    assertThat(shop.refusal("payout-item." + action, Map.of("item_id", entry.getValue()), "test"))
                            .as(action + " when " + state)
                            .isEqualTo("payouts.item_state");
                    assertThat(shop.value(
                                    String.class,
                                    "select state from backoffice.payout_items where id = '" + entry.getValue() + "'"))
                            .isEqualTo(state.equals("unknown") ? "transfer_sent" : state);
                }
            }
        }
        assertThat(shop.refusal("payout-item.retry", Map.of("item_id", UUID.randomUUID()), "test"))
                .isEqualTo("payouts.no_item");
    }

    private Map<String, UUID> oneInEachState() {
        Map<String, UUID> partners = new HashMap<>();
        for (String state :
                List.of("failed", "held", "at_account", "taken_back", "released", "paid", "submitted", "unknown")) {
            partners.put(state, shop.partnerWith(5_000));
        }
        UUID unplanned = shop.partnerWith(5_000);
        Run planned = shop.plan(List.of(unplanned));
        Run run = shop.plan(List.copyOf(partners.values()));
        shop.adjust(of(partners, "held"), -1);
        shop.stripe().payoutBehaviour(quick().forAccount(account(partners, "submitted"), End.STUCK, null));
        shop.stripe()
                .faults(
                        TRANSFER_REFUSED.withAccount(account(partners, "failed")),
                        TRANSFER_REFUSED.withAccount(account(partners, "released")),
                        PAYOUT_REFUSED.withAccount(account(partners, "at_account")),
                        PAYOUT_REFUSED.withAccount(account(partners, "taken_back")),
                        // the fate of this one stays unknown
                        FaultRule.of("POST /v1/transfers", FaultKind.ANSWER_LOST_BEFORE_EFFECT)
                                .withAccount(account(partners, "unknown")));
        shop.execute(run);
        shop.awaitItem(run, of(partners, "taken_back"), "at_account");
        act("take-back", run, of(partners, "taken_back"));
        shop.awaitItem(run, of(partners, "released"), "failed");
        act("release", run, of(partners, "released"));
        shop.awaitItem(run, of(partners, "paid"), "submitted");
        Marketplace.await("paid", () -> {
            shop.job("payout-status");
            return shop.item(run, of(partners, "paid")).state().equals("paid");
        });
        Map<String, UUID> items = new HashMap<>();
        items.put("planned", shop.item(planned, unplanned).itemId());
        partners.forEach((state, partner) -> {
            Marketplace.await(
                    state,
                    () -> state.equals("unknown")
                            ? shop.item(run, partner).unknown()
                            : shop.item(run, partner).state().equals(state));
            items.put(state, shop.item(run, partner).itemId());
        });
        return items;
    }

    private static UUID of(Map<String, UUID> partners, String state) {
        return java.util.Objects.requireNonNull(partners.get(state));
    }

    private String account(Map<String, UUID> partners, String state) {
        return shop.account(of(partners, state));
    }

    @Test
    void a_settled_item_at_the_account_keeps_its_partner_out_of_the_next_run() {
        UUID partner = shop.partnerWith(5_000);
        Run run = payEnding(partner, End.FAILED, "account_closed");
        Marketplace.await("failed at the bank", () -> {
            shop.job("payout-status");
            return shop.item(run, partner).state().equals("at_account");
        });
        shop.adjust(partner, 9_000);

        PayoutPreview preview = PayoutPreview.read(
                shop.backoffice.transactions(), new PlanRequest(null, null, List.of(partner), "test", "test"));

        assertThat(preview.items()).isEmpty();
        assertThat(preview.skips()).extracting(PayoutPreview.Skip::reason).containsExactly("unfinished_item");
    }

    @Test
    void what_failed_in_a_run_is_retried_only_as_it_was_shown() {
        UUID first = shop.partnerWith(5_000);
        UUID second = shop.partnerWith(6_000);
        shop.stripe()
                .faults(FaultRule.reject("POST /v1/transfers", 400, "invalid_request_error", "account_invalid", "no"));
        Run run = shop.pay(first, second);
        shop.stripe().faults();

        assertThat(shop.refusal("payout-run.retry", Map.of("run_id", run.runId(), "items", 1, "yen", 5_000), null))
                .isEqualTo("payouts.failed_changed");
        assertThat(shop.refusal("payout-run.retry", Map.of("run_id", run.runId(), "items", 2, "yen", 5_000), null))
                .isEqualTo("payouts.failed_changed");

        assertThat(shop.item(run, first).state()).isEqualTo("failed");
        assertThat(shop.item(run, second).state()).isEqualTo("failed");
        shop.done("payout-run.retry", Map.of("run_id", run.runId(), "items", 2, "yen", 11_000), null);
        shop.awaitItem(run, first, "submitted");
        shop.awaitItem(run, second, "submitted");
    }
}
