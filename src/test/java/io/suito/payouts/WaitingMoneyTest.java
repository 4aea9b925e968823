package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.sandbox.FaultRule;
import io.suito.testing.Marketplace;
import io.suito.testing.StripeProxy;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money that waits too long, and payouts that Stripe knows otherwise, are shown until they have moved on. */
class WaitingMoneyTest {
    private static final FaultRule CLOSED =
            FaultRule.reject("POST /v1/payouts", 400, "invalid_request_error", "account_closed", "no");

    private final Marketplace shop = new Marketplace();
    private final StripeProxy stripe = new StripeProxy(shop.sandbox.baseUri());
    private final WaitingMoney waiting = new WaitingMoney(shop.backoffice.transactions());

    @BeforeEach
    void start() {
        shop.startExecutor(Marketplace.stripeSide(stripe.baseUri(), "sk_test_marketplace"));
        shop.stripe().fund(1_000_000);
    }

    @AfterEach
    void close() {
        shop.close();
        stripe.close();
    }

    private boolean shown(String kind, UUID subject) {
        waiting.check();
        return shop.attention(kind, subject);
    }

    private void payOutAgain(UUID item) {
        shop.done("payout-item.pay-out-again", Map.of("item_id", item), "test");
    }

    @Test
    void money_that_is_available_for_more_than_30_days_is_shown_until_it_is_paid() {
        UUID partner = shop.partnerWith(5_000);
        UUID other = shop.partner();
        shop.shiftClock(Duration.ofDays(29));
        assertThat(shown("money_waiting_30_days", partner)).isFalse();

        shop.shiftClock(Duration.ofDays(31));
        assertThat(shown("money_waiting_30_days", partner)).isTrue();
        assertThat(shop.attention("money_waiting_30_days", other)).isFalse();

        shop.pay(partner);
        assertThat(shown("money_waiting_30_days", partner)).isFalse();
    }

    @Test
    void money_at_the_account_is_shown_60_days_after_it_came_however_often_it_was_tried_to_pay_it_out() {
        UUID partner = shop.partnerWith(5_000);
        shop.stripe().faults(CLOSED);
        Run run = shop.pay(partner);
        UUID item = shop.item(run, partner).itemId();
        shop.shiftClock(Duration.ofDays(40));
        payOutAgain(item);
        shop.awaitItem(run, partner, "at_account");
        assertThat(shown("money_at_account_60_days", item)).isFalse();

        shop.shiftClock(Duration.ofDays(61));
        assertThat(shown("money_at_account_60_days", item)).isTrue();

        shop.stripe().faults();
        payOutAgain(item);
        shop.awaitItem(run, partner, "submitted");
        assertThat(shown("money_at_account_60_days", item)).isFalse();
    }

    @Test
    void money_whose_payout_waits_in_a_paused_run_lies_at_the_account_too() {
        UUID partner = shop.partnerWith(5_000);
        shop.stripe().faults(FaultRule.of("POST /v1/payouts", io.suito.sandbox.FaultKind.RATE_LIMIT));
        Run run = shop.send(partner);
        shop.awaitItem(run, partner, "transferred");
        shop.done("payout-run.pause", Map.of("run_id", run.runId()), "forgotten");

        shop.shiftClock(Duration.ofDays(61));
        assertThat(shown("money_at_account_60_days", shop.item(run, partner).itemId()))
                .isTrue();
    }

    @Test
    void a_payout_that_stripe_knows_otherwise_is_shown_until_it_is_as_it_should_be() {
        UUID partner = shop.partnerWith(5_000);
        Run run = shop.pay(partner);
        UUID item = shop.item(run, partner).itemId();
        String payout = String.valueOf(shop.item(run, partner).payoutId());
        stripe.change(
                (path, body) -> path.contains(payout) ? body.replace("\"amount\":5000", "\"amount\":4000") : body);

        shop.job("payout-status");
        assertThat(shop.attention("payout_differs", item)).isTrue();
        assertThat(shop.item(run, partner).state()).isEqualTo("submitted");

        stripe.change((path, body) -> body);
        shop.job("payout-status");
        assertThat(shop.attention("payout_differs", item)).isFalse();
    }
}
