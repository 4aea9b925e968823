package io.suito.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.payouts.Run;
import io.suito.testing.Marketplace;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the web application does to an order after its sale was posted: refunded, or delivered without saying when. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefundedSalesTest {
    private static final String SHOWN = "sale_refunded_later";

    private final Marketplace shop = new Marketplace();

    @BeforeAll
    void start() {
        shop.startExecutor();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private UUID posted(UUID partner, @Nullable Integer deliveredDaysAgo) {
        UUID order = shop.order(partner, 5_000, deliveredDaysAgo);
        shop.job("post-sales");
        return order;
    }

    private void set(UUID order, String what) {
        shop.update("update public.orders set " + what + " where id = '" + order + "'");
    }

    /** Delivered long enough ago, and refunded since it was posted; the job has looked at it. */
    private UUID refundedBeforeRelease(UUID partner, String status) {
        UUID order = posted(partner, 9);
        set(order, "payment_status = '" + status + "'");
        shop.job("release-deliveries");
        return order;
    }

    private void closeMatter(UUID order) {
        UUID id = shop.value(
                UUID.class,
                "select id from backoffice.attention_items where kind = '" + SHOWN + "' and subject = '" + order + "'");
        shop.done("attention.done", Map.of("attention_id", id), "seen to");
    }

    @Test
    void a_sale_refunded_before_its_release_stays_pending_and_is_shown() {
        UUID partner = shop.partner();
        UUID order = refundedBeforeRelease(partner, "partially_refunded");

        assertThat(shop.balances(partner)).isEqualTo(new Balances(4_700, 0, 0, 0, 0, 0, 0));
        assertThat(shop.attention(SHOWN, order)).isTrue();
    }

    @Test
    void what_a_person_has_voided_needs_nobody_any_more() {
        UUID partner = shop.partner();
        UUID order = refundedBeforeRelease(partner, "refunded");

        shop.done("order.void", Map.of("order_id", order), "all went back");
        shop.job("release-deliveries");

        assertThat(shop.balances(partner)).isEqualTo(new Balances(0, 0, 0, 0, 0, 0, 0));
        assertThat(shop.attention(SHOWN, order)).isFalse();
    }

    @Test
    void once_a_person_has_closed_the_matter_it_is_released_and_not_shown_again() {
        UUID partner = shop.partner();
        UUID order = refundedBeforeRelease(partner, "partially_refunded");
        shop.adjust(partner, -2_000);

        closeMatter(order);
        shop.job("release-deliveries");
        shop.job("drift-check");

        assertThat(shop.balances(partner).available()).isEqualTo(2_700);
        assertThat(shop.attention(SHOWN, order)).isFalse();
    }

    @Test
    void a_sale_refunded_after_its_release_is_shown_by_the_daily_check() {
        UUID partner = shop.partner();
        UUID order = posted(partner, 9);
        shop.job("release-deliveries");
        set(order, "payment_status = 'refunded'");

        shop.job("drift-check");

        assertThat(shop.attention(SHOWN, order)).isTrue();
    }

    @Test
    void a_plan_that_reserves_a_refunded_sale_settles_nothing() {
        UUID partner = shop.partner();
        UUID order = posted(partner, 9);
        shop.job("release-deliveries");
        Run run = shop.plan(List.of(partner));
        set(order, "payment_status = 'refunded'");

        shop.job("drift-check");
        assertThat(shop.attention(SHOWN, order)).as("reserved").isTrue();
        shop.job("release-deliveries");
        assertThat(shop.attention(SHOWN, order)).as("looked at again").isTrue();

        shop.done("payout-run.discard", Map.of("run_id", run.runId()), "refunded meanwhile");
        shop.job("drift-check");
        assertThat(shop.attention(SHOWN, order)).as("available again").isTrue();
    }

    @Test
    void a_web_application_that_changes_its_mind_twice_frees_nothing() {
        UUID partner = shop.partner();
        UUID order = posted(partner, null);
        set(order, "payment_status = 'refunded'");
        shop.job("release-deliveries");
        set(order, "payment_status = 'paid'");
        shop.job("release-deliveries");
        set(order, "payment_status = 'refunded', delivery_completed_at = now() - interval '9 days'");

        shop.job("release-deliveries");

        assertThat(shop.balances(partner).pending()).isEqualTo(4_700);
        assertThat(shop.attention(SHOWN, order)).isTrue();
    }

    @Test
    void a_delivery_without_a_time_is_shown_until_it_has_one() {
        UUID partner = shop.partner();
        UUID order = posted(partner, null);
        set(order, "delivery_status = 'delivered'");
        shop.job("release-deliveries");
        assertThat(shop.attention("delivery_without_time", order)).isTrue();
        assertThat(shop.balances(partner).pending()).isEqualTo(4_700);

        set(order, "delivery_completed_at = now() - interval '8 days'");
        shop.job("release-deliveries");

        assertThat(shop.attention("delivery_without_time", order)).isFalse();
        assertThat(shop.balances(partner).available()).isEqualTo(4_700);
    }
}
