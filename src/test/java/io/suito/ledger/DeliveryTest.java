package io.suito.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.testing.Marketplace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ledger life 2: delivered goods become payable seven days later, to the instant. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated
class DeliveryTest {
    private final Marketplace shop = new Marketplace();
    private final TimeZone zoneOfTheJvm = TimeZone.getDefault();

    @BeforeAll
    void start() {
        shop.startExecutor();
    }

    @AfterEach
    void restore() {
        TimeZone.setDefault(zoneOfTheJvm);
        shop.shiftClock(Duration.ZERO);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private void deliver(UUID order, Instant at) {
        shop.update("update public.orders set delivery_completed_at = '" + at + "' where id = '" + order + "'");
    }

    private List<Instant> availableAt(UUID order) {
        return shop.values(
                Instant.class,
                "select available_at from public.ledger where status = 'available' and order_id = '" + order + "'");
    }

    @ParameterizedTest(name = "delivered {0}, available {1}, JVM in {2}")
    @CsvSource({
        // the night in which New York's clocks go forward, the hour that Sydney has twice, a leap day, a year's end
        "2026-03-07T12:34:56.789Z, 2026-03-14T12:34:56.789Z, America/New_York",
        "2026-04-01T15:30:00Z, 2026-04-08T15:30:00Z, Australia/Sydney",
        "2028-02-26T00:00:00Z, 2028-03-04T00:00:00Z, Pacific/Kiritimati",
        "2025-12-28T14:59:59.999999Z, 2026-01-04T14:59:59.999999Z, Asia/Tokyo"
    })
    void a_delivery_is_released_after_seven_times_24_hours_whatever_the_time_zones(
            Instant delivered, Instant available, String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        UUID order = shop.order(shop.partner(), 5_000, null);
        deliver(order, delivered);

        shop.job("post-sales");
        shop.job("release-deliveries");

        assertThat(availableAt(order)).containsExactly(available, available);
    }

    @Test
    void until_the_instant_the_money_is_maturing_and_from_it_on_available() {
        UUID partner = shop.partner();
        UUID order = shop.order(partner, 5_000, null);
        shop.job("post-sales");
        assertThat(shop.balances(partner)).isEqualTo(new Balances(4_700, 0, 0, 0, 0, 0, 0));

        Instant now = shop.value(Instant.class, "select backoffice.clock()");
        deliver(order, now);
        shop.job("release-deliveries");
        assertThat(shop.balances(partner)).isEqualTo(new Balances(0, 4_700, 0, 0, 0, 0, 0));

        shop.shiftClock(Duration.ofDays(7).minusMinutes(5));
        assertThat(shop.balances(partner)).isEqualTo(new Balances(0, 4_700, 0, 0, 0, 0, 0));

        shop.shiftClock(Duration.ofDays(7));
        assertThat(shop.balances(partner)).isEqualTo(new Balances(0, 0, 4_700, 0, 0, 0, 0));
    }

    @Test
    void what_was_delivered_before_it_was_posted_is_released_all_the_same() {
        UUID partner = shop.partner();
        UUID order = shop.order(partner, 5_000, 9);

        shop.job("release-deliveries");
        assertThat(availableAt(order)).isEmpty();
        shop.job("post-sales");
        shop.job("release-deliveries");

        assertThat(shop.balances(partner).available()).isEqualTo(4_700);
    }

    @Test
    void what_is_not_delivered_stays_pending() {
        UUID partner = shop.partner();
        shop.order(partner, 5_000, null);

        shop.job("post-sales");
        shop.job("release-deliveries");

        assertThat(shop.balances(partner).pending()).isEqualTo(4_700);
    }

    @Test
    void releasing_twice_changes_nothing_and_a_later_date_does_not_put_off_what_is_released() {
        UUID order = shop.order(shop.partner(), 5_000, 8);
        shop.job("post-sales");
        shop.job("release-deliveries");
        List<Instant> before = availableAt(order);

        deliver(order, Instant.parse("2030-01-01T00:00:00Z"));
        shop.job("release-deliveries");

        assertThat(availableAt(order)).isEqualTo(before);
    }

    @Test
    void a_sale_is_never_released_without_its_fee() {
        UUID order = shop.order(shop.partner(), 5_000, 8);
        shop.job("post-sales");
        // somebody holds the fee's row; the job goes on with what it can have
        shop.backoffice.transactions().run(tx -> {
            tx.sql("select id from public.ledger where order_id = :order and type = 'platform_fee' for update")
                    .set("order", order)
                    .list(UUID.class);
            new Thread(() -> new Deliveries(shop.backoffice.transactions()).release()).start();
            java.util.concurrent.locks.LockSupport.parkNanos(300_000_000);
            assertThat(availableAt(order)).isEmpty();
        });
        Marketplace.await("both released", () -> {
            shop.job("release-deliveries");
            return availableAt(order).size() == 2;
        });
    }

    @Test
    void a_pending_sale_whose_order_was_deleted_is_shown_until_it_is_voided() {
        UUID partner = shop.partner();
        UUID order = shop.order(partner, 5_000, null);
        shop.job("post-sales");
        shop.job("release-deliveries");
        assertThat(shop.attention("sale_order_gone", order)).isFalse();

        shop.update("delete from public.orders where id = '" + order + "'");
        shop.job("release-deliveries");
        assertThat(shop.attention("sale_order_gone", order)).isTrue();
        assertThat(shop.backoffice
                        .transactions()
                        .call(tx -> Orders.find(tx, order.toString()))
                        .total())
                .isEqualTo(5_000);

        shop.done("order.void", Map.of("order_id", order), "deleted in the shop");
        assertThat(shop.balances(partner).pending()).isZero();
        shop.job("release-deliveries");
        assertThat(shop.attention("sale_order_gone", order)).isFalse();
    }
}
