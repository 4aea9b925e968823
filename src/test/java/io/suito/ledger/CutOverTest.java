package io.suito.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.database.DatabaseSettings;
import io.suito.database.Migrations;
import io.suito.sandbox.Seed;
import io.suito.testing.Marketplace;
import io.suito.testing.PlatformFixture;
import io.suito.testing.TestPostgres;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a platform did before the ledger starts is never posted; what was paid from then on is, exactly once. */
class CutOverTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final Instant BEFORE = Instant.parse("2026-09-30T14:59:59Z");
    private static final Instant AFTER = Instant.parse("2026-10-02T00:00:00Z");

    private @Nullable Marketplace opened;

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    private Marketplace open(PlatformFixture platform) {
        opened = platform.marketplace(NOW);
        return opened;
    }

    /** A platform that was changed before it was migrated; its payments are not known to the sandbox yet. */
    private Marketplace open(PlatformFixture platform, String change) {
        DatabaseSettings database = platform.load();
        TestPostgres.run(database, change);
        new Migrations(TestPostgres.dataSource(database), line -> {}).migrate(PlatformFixture.CUT_OVER, platform.zone);
        opened = new Marketplace(database);
        opened.setClock(NOW);
        opened.startExecutor();
        return opened;
    }

    private static void pay(Marketplace shop, String order, Instant at) {
        Object[] paid = shop.backoffice
                .transactions()
                .call(tx -> tx.sql("select payment_txid, total from public.orders where order_number = :number")
                        .set("number", order)
                        .one(Paid.class))
                .array();
        String intent = (String) paid[0];
        shop.stripe()
                .seed(Stream.of(
                        new Seed.Payment(intent, intent.replace("pi_", "ch_"), (Long) paid[1], at, null, Map.of())));
    }

    private record Paid(String intent, long total) {
        Object[] array() {
            return new Object[] {intent, total};
        }
    }

    /** What became of orders: {@code posted}, the verdict, the open attention item, or {@code open}. */
    private static String fate(Marketplace shop, String order) {
        return shop.value(String.class, """
                select coalesce(
                         (select 'posted' from public.ledger l where l.order_id = o.id and l.origin = 'suito' and l.type = 'sale'),
                         (select n.verdict from backoffice.orders_not_posted n where n.order_id = o.id),
                         (select a.kind from backoffice.attention_items a where a.subject = o.id::text and a.resolved_at is null),
                         'open')
                  from public.orders o where o.order_number = '%s'""".formatted(order));
    }

    @Test
    void an_order_placed_at_the_very_instant_is_posted_and_one_a_second_before_is_not() {
        Marketplace shop = open(PlatformFixture.RAILS);
        // delivered and touched long after the start, which makes it no younger
        shop.update(
                "update public.orders set delivery_completed_at = now(), gift_note = 'x' where order_number = 'R-90001'");

        shop.job("post-sales");
        shop.job("release-deliveries");

        assertThat(fate(shop, "R-90002")).isEqualTo("posted");
        assertThat(fate(shop, "R-90003")).isEqualTo("zero");
        assertThat(fate(shop, "R-90004")).isEqualTo("posted");
        assertThat(fate(shop, "R-90001")).isIn("open", "paid_before_start");
        assertThat(shop.value(Long.class, """
                select count(*) from public.ledger l join public.orders o on o.id = l.order_id
                 where l.origin = 'suito' and o.created_at < '2026-10-01 00:00+09'""")).isZero();
        assertThat(shop.value(Long.class, """
                select count(*) from public.orders o
                 where o.payment_status = 'paid' and o.total > 0 and o.created_at >= '2026-10-01 00:00+09'
                   and o.ledger_sale_id is null""")).isZero();
    }

    @Test
    void an_order_placed_before_the_start_is_posted_when_stripe_says_that_it_was_paid_after_it() {
        Marketplace shop = open(PlatformFixture.RAILS, """
                update orders set payment_txid = 'pi_3RailsLate' || order_number
                 where payment_status = 'pending' and created_at < '2026-09-30 15:00:00'""");
        List<String> pending = shop.values(String.class, """
                select order_number from public.orders where payment_txid like 'pi_3RailsLate%' order by 1""");
        assertThat(pending).hasSizeGreaterThanOrEqualTo(3);
        shop.update("update public.orders set payment_status = 'paid' where payment_txid like 'pi_3RailsLate%'");
        pay(shop, pending.get(0), AFTER);
        pay(shop, pending.get(1), BEFORE);

        shop.job("post-sales");

        assertThat(fate(shop, pending.get(0))).isEqualTo("posted");
        assertThat(fate(shop, pending.get(1))).isEqualTo("paid_before_start");
        assertThat(fate(shop, pending.get(2))).isEqualTo("sale_payment_unknown");
    }

    @Test
    void where_a_platform_keeps_no_times_of_change_stripe_is_asked_about_every_old_order() {
        Marketplace shop = open(PlatformFixture.NODE, "select 1");
        List<String> old = shop.values(String.class, """
                select o.order_number from public.orders o join public.users u on u.id = o.seller_id
                 where o.payment_status = 'paid' and u.partner_id is not null and o.created_at < '2026-10-01 00:00+09'
                 order by o.created_at desc limit 3""");
        pay(shop, old.get(0), AFTER);
        pay(shop, old.get(1), BEFORE);

        shop.job("post-sales");

        assertThat(fate(shop, old.get(0))).isEqualTo("posted");
        assertThat(fate(shop, old.get(1))).isEqualTo("paid_before_start");
        assertThat(fate(shop, old.get(2))).isEqualTo("paid_before_start");
    }

    @Test
    void times_of_change_that_do_not_follow_what_happens_are_not_believed() {
        Marketplace shop = open(PlatformFixture.RAILS, """
                alter table orders disable trigger orders_touch;
                update orders set updated_at = created_at""");
        pay(shop, "R-00001", AFTER);
        pay(shop, "R-00002", BEFORE);

        shop.job("post-sales");

        assertThat(fate(shop, "R-00001")).isEqualTo("posted");
        assertThat(fate(shop, "R-00002")).isEqualTo("paid_before_start");
    }

    @Test
    void orders_that_nobody_knows_the_age_of_are_judged_by_their_payment() {
        Marketplace shop =
                open(PlatformFixture.NODE, "drop view \"paidOrders\"; alter table orders drop column created_at");
        List<String> orders = shop.values(String.class, """
                select o.order_number from public.orders o join public.users u on u.id = o.seller_id
                 where o.payment_status = 'paid' and u.partner_id is not null and o.payment_txid like 'pi%'
                 order by o.id limit 3""");
        pay(shop, orders.get(0), AFTER);
        pay(shop, orders.get(1), BEFORE);

        shop.job("post-sales");

        assertThat(fate(shop, orders.get(0))).isEqualTo("posted");
        assertThat(fate(shop, orders.get(1))).isEqualTo("paid_before_start");
        assertThat(fate(shop, orders.get(2))).isEqualTo("paid_before_start");
        assertThat(shop.value(Long.class, "select count(*) from public.ledger where type = 'sale'"))
                .isEqualTo(1);
    }

    @Test
    void sales_that_the_former_ledger_holds_are_not_posted_again_however_they_are_held() {
        Marketplace shop = open(PlatformFixture.HALF_LEDGER, """
                update orders set ledger_sale_id = null, ledger_fee_id = null where order_number in (
                  select o.order_number from orders o join ledger l on l.idempotency_key = 'sale-' || o.id
                   where o.created_at >= '2026-10-01' order by o.created_at limit 1);
                insert into ledger (partner_id, order_id, type, amount_cents, status, idempotency_key)
                select u.partner_id, o.id, 'sale', o.total, 'paid', 'order:' || o.order_number || ':sale'
                  from orders o join users u on u.id = o.seller_id
                 where o.payment_status = 'paid' and o.created_at >= '2026-11-01' and o.created_at < '2026-11-05'""");
        List<String> held = shop.values(String.class, """
                select o.order_number from public.orders o
                 where o.created_at >= '2026-10-01 00:00+09'
                   and exists (select from public.ledger l where l.order_id = o.id) order by 1""");
        assertThat(held).hasSizeGreaterThan(3);
        held.forEach(order -> pay(shop, order, AFTER));

        shop.job("post-sales");

        for (String order : held) {
            assertThat(fate(shop, order)).as(order).isIn("in_former_ledger", "open");
        }
        assertThat(shop.value(Long.class, """
                select count(*) from public.ledger l where l.origin = 'suito'
                   and exists (select from public.ledger f where f.order_id = l.order_id and f.origin = 'foreign')""")).isZero();
    }

    @Test
    void an_order_found_refunded_is_shown_and_never_posted_as_a_full_sale() {
        Marketplace shop = open(PlatformFixture.RAILS);
        List<String> refunded = shop.values(String.class, """
                select order_number from public.orders
                 where payment_status = 'refunded' and created_at >= '2026-10-01 00:00+09' order by 1""");
        assertThat(refunded).isNotEmpty();

        shop.job("post-sales");
        shop.job("post-sales");

        for (String order : refunded) {
            assertThat(fate(shop, order)).isEqualTo("refunded");
        }
        assertThat(shop.value(Long.class, """
                select count(*) from backoffice.attention_items where kind = 'sale_already_refunded' and resolved_at is null""")).isEqualTo(refunded.size());
    }

    @Test
    void an_older_order_refunded_since_the_product_came_is_shown_too() {
        Marketplace shop = open(PlatformFixture.RAILS);
        String order = shop.value(String.class, """
                select order_number from public.orders
                 where payment_status = 'pending' and created_at < '2026-09-30 15:00:00' order by 1 limit 1""");
        shop.update("update public.orders set payment_status = 'refunded', updated_at = now() + interval '1 minute'"
                + " where order_number = '" + order + "'");

        shop.job("post-sales");

        assertThat(fate(shop, order)).isEqualTo("refunded");
    }

    @Test
    void what_the_web_application_had_stopped_stays_stopped() {
        assertThat(stops(PlatformFixture.HALF_LEDGER)).containsExactly("half5@example.jp staff_hold debt");
        assertThat(stops(PlatformFixture.RAILS))
                .containsExactly("rails6@example.jp staff_hold payouts were switched off before the cut-over");
        assertThat(stops(PlatformFixture.NODE)).isEmpty();
    }

    @Test
    void a_stop_survives_the_account_sync_that_finds_everything_in_order() {
        Marketplace shop = open(PlatformFixture.RAILS);

        shop.job("account-sync");

        assertThat(shop.values(String.class, """
                select email || ' ' || payouts_enabled || ' ' || coalesce(stop_reason, '-') from public.partners
                 where stripe_payouts_enabled order by email"""))
                .startsWith("rails1@example.jp true -")
                .endsWith("rails6@example.jp false staff_hold")
                .hasSize(6);
    }

    private static List<String> stops(PlatformFixture platform) {
        try (Marketplace shop = new Marketplace(platform.migrated())) {
            return shop.values(String.class, """
                    select p.email || ' ' || s.reason || ' ' || s.note
                      from backoffice.partner_stops s join public.partners p on p.id = s.partner_id where s.lifted_at is null""");
        }
    }
}
