package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.ledger.Balances;
import io.suito.testing.Marketplace;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Between plan and transfer things change: the partner is looked at again, and an item that fails is held. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HoldTest {
    private final Marketplace shop = new Marketplace();

    @BeforeAll
    void start() {
        shop.startExecutor();
        shop.stripe().fund(1_000_000);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private void assertHeldUntilMended(String reason, Consumer<UUID> harm, Consumer<UUID> mend) {
        UUID partner = shop.partnerWith(20_000);
        Run run = shop.plan(List.of(partner));
        harm.accept(partner);

        shop.execute(run);
        shop.awaitState(run.runId(), "completed");

        RunReports.ItemLine held = shop.item(run, partner);
        assertThat(held.state()).isEqualTo("held");
        assertThat(held.reason()).isEqualTo(reason);
        assertThat(shop.atStripe("transfer", held)).isEmpty();
        assertThat(shop.attention("item_held", held.itemId())).isTrue();
        assertThat(shop.balances(partner).inTransit()).isEqualTo(20_000);

        // as long as the check does not pass, it is held again
        shop.done("payout-item.retry", Map.of("item_id", held.itemId()), null);
        shop.awaitItem(run, partner, "held");
        assertThat(shop.atStripe("transfer", held)).isEmpty();

        mend.accept(partner);
        shop.done("payout-item.retry", Map.of("item_id", held.itemId()), null);
        shop.awaitItem(run, partner, "submitted");
        assertThat(shop.atStripe("transfer", held)).hasSize(1);
        assertThat(shop.attention("item_held", held.itemId())).isFalse();
        assertThat(shop.balances(partner).paidOut()).isEqualTo(20_000);
    }

    @Test
    void because_of_a_stop() {
        assertHeldUntilMended(
                "stopped:staff_hold",
                partner -> shop.done("partner.hold", Map.of("partner_id", partner), "wait"),
                partner -> shop.done("partner.resume", Map.of("partner_id", partner, "stop", "staff_hold"), "go on"));
    }

    @Test
    void because_of_another_account() {
        String[] account = {""};
        assertHeldUntilMended(
                "account_changed",
                partner -> {
                    account[0] = shop.account(partner);
                    shop.update(
                            "update public.partners set stripe_account_id = 'acct_other' where id = '" + partner + "'");
                },
                partner -> shop.update("update public.partners set stripe_account_id = '" + account[0]
                        + "' where id = '" + partner + "'"));
    }

    @Test
    void because_stripe_allows_no_payouts() {
        String set = "update public.partners set stripe_payouts_enabled = ";
        assertHeldUntilMended(
                "stripe_disabled",
                partner -> shop.update(set + "false where id = '" + partner + "'"),
                partner -> shop.update(set + "true where id = '" + partner + "'"));
    }

    @Test
    void because_of_a_refund_like_negative_adjustment() {
        assertHeldUntilMended(
                "negative_balance", partner -> shop.adjust(partner, -1), partner -> shop.adjust(partner, 1));
    }

    @Test
    void because_of_a_debt_that_nobody_has_stopped_the_partner_for() {
        assertHeldUntilMended(
                "debt",
                partner -> {
                    shop.adjust(partner, -9_000);
                    shop.policy("debt_limit", 8_999);
                },
                partner -> {
                    shop.adjust(partner, 9_000);
                    shop.standardPolicy();
                });
    }

    @Test
    void what_is_held_can_be_released_and_is_available_again() {
        UUID partner = shop.partnerWith(20_000);
        Run run = shop.plan(List.of(partner));
        shop.adjust(partner, -500);
        shop.execute(run);
        shop.awaitState(run.runId(), "completed");
        UUID item = shop.item(run, partner).itemId();

        shop.done("payout-item.release", Map.of("item_id", item), "next time");

        assertThat(shop.item(run, partner).state()).isEqualTo("released");
        assertThat(shop.attention("item_held", item)).isFalse();
        assertThat(shop.balances(partner)).isEqualTo(new Balances(0, 0, 19_500, 0, 0, 0, 0));
        Run next = shop.pay(partner);
        assertThat(shop.item(next, partner).amount()).isEqualTo(19_500);
    }

    @Test
    void money_still_pending_or_maturing_does_not_make_up_for_a_negative_balance() {
        UUID partner = shop.partnerWith(20_000);
        shop.order(partner, 50_000, 2);
        shop.job("post-sales");
        shop.job("release-deliveries");
        Run run = shop.plan(List.of(partner));
        shop.adjust(partner, -1);

        shop.execute(run);
        shop.awaitState(run.runId(), "completed");

        assertThat(shop.item(run, partner).reason()).isEqualTo("negative_balance");
    }
}
