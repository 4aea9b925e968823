package io.suito.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.testing.Marketplace;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ledger life 1: a paid order becomes a sale and a fee. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostingTest {
    private final Marketplace shop = new Marketplace();

    record Entry(
            String type,
            long yen,
            String status,
            String key,
            String origin,
            @Nullable String intent,
            @Nullable String charge) {}

    @BeforeAll
    void start() {
        shop.startExecutor();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private List<Entry> entries(UUID order) {
        return shop.values(
                Entry.class,
                "select type, amount_cents, status, idempotency_key, origin, stripe_payment_intent_id, stripe_charge_id"
                        + " from public.ledger where order_id = '" + order + "' order by type desc");
    }

    @ParameterizedTest(name = "an order of {0} yen costs a fee of {1} yen")
    @CsvSource({
        "1, 150",
        "149, 150",
        "150, 150",
        "2499, 150",
        "2500, 150",
        "2508, 150",
        "2509, 151",
        "2575, 155",
        "2574, 154",
        "10000, 600",
        "3000000025, 180000002",
        "99999999999, 6000000000"
    })
    void the_fee_is_six_percent_rounded_half_up_and_at_least_150_yen_also_where_it_exceeds_the_total(
            long total, long fee) {
        UUID partner = shop.partner();
        UUID order = shop.order(partner, total, null);

        shop.job("post-sales");

        assertThat(entries(order))
                .extracting(Entry::type, Entry::yen, Entry::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("sale", total, "pending"),
                        org.assertj.core.groups.Tuple.tuple("platform_fee", -fee, "pending"));
        assertThat(shop.balances(partner).pending()).isEqualTo(total - fee);
    }

    @Test
    void an_order_of_nothing_posts_nothing_and_troubles_nobody() {
        UUID order = shop.order(shop.partner(), 0, 8);

        shop.job("post-sales");

        assertThat(entries(order)).isEmpty();
        assertThat(shop.value(
                        Long.class, "select count(*) from backoffice.attention_items where subject = '" + order + "'"))
                .isZero();
        assertThat(shop.value(
                        String.class,
                        "select verdict from backoffice.orders_not_posted where order_id = '" + order + "'"))
                .isEqualTo("zero");
    }

    @Test
    void sale_and_fee_carry_keys_and_stripe_ids_and_the_order_points_at_both() {
        UUID order = shop.order(shop.partner(), 5_000, null);

        shop.job("post-sales");

        assertThat(entries(order)).allSatisfy(entry -> {
            assertThat(entry.key()).isEqualTo(entry.type() + "-" + order);
            assertThat(entry.origin()).isEqualTo("suito");
            assertThat(entry.intent()).startsWith("pi_test");
            assertThat(entry.charge()).startsWith("ch_test");
        });
        record Ids(boolean sale, boolean fee, String txid, String intent, String status) {}
        Ids ids = shop.value(
                Ids.class,
                "select (select type from public.ledger where id = ledger_sale_id) = 'sale',"
                        + " (select type from public.ledger where id = ledger_fee_id) = 'platform_fee',"
                        + " payment_txid, stripe_payment_intent_id, payment_status from public.orders where id = '"
                        + order + "'");
        assertThat(ids.sale()).isTrue();
        assertThat(ids.fee()).isTrue();
        assertThat(ids.txid()).isEqualTo(ids.intent());
        assertThat(ids.status()).isEqualTo("paid");
    }

    @Test
    void posting_twice_changes_nothing() {
        UUID partner = shop.partner();
        UUID order = shop.order(partner, 5_000, null);
        shop.job("post-sales");
        List<Entry> before = entries(order);

        shop.job("post-sales");
        // a web application restores an old row of its own
        shop.update("update public.orders set ledger_sale_id = null, ledger_fee_id = null where id = '" + order + "'");
        shop.job("post-sales");

        assertThat(entries(order)).isEqualTo(before);
        assertThat(shop.balances(partner).pending()).isEqualTo(4_700);
        assertThat(shop.value(
                        Boolean.class,
                        "select ledger_sale_id is not null and ledger_fee_id is not null from public.orders where id = '"
                                + order + "'"))
                .isTrue();
    }

    @Test
    void two_jobs_at_once_post_each_order_once() {
        UUID partner = shop.partner();
        for (int i = 0; i < 40; i++) {
            shop.order(partner, 5_000, null);
        }
        List<Thread> jobs = java.util.stream.Stream.generate(() -> Thread.ofVirtual()
                        .start(() -> new Sales(shop.backoffice.transactions())
                                .post(shop.stripeSide().reader())))
                .limit(4)
                .toList();
        jobs.forEach(PostingTest::join);
        shop.job("post-sales");

        assertThat(shop.balances(partner).pending()).isEqualTo(40 * 4_700);
        assertThat(shop.value(Long.class, "select count(*) from public.ledger where partner_id = '" + partner + "'"))
                .isEqualTo(80);
    }

    private static void join(Thread thread) {
        try {
            assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_order_belongs_to_the_partner_of_its_seller() {
        UUID one = shop.partner();
        UUID other = shop.partner();
        UUID order = shop.order(one, 5_000, null);
        shop.update("insert into public.users (email, partner_id) values ('second', '" + other + "')");
        shop.update("update public.orders set seller_id = (select id from public.users where email = 'second')"
                + " where id = '" + order + "'");

        shop.job("post-sales");

        assertThat(shop.balances(other).pending()).isEqualTo(4_700);
    }

    @Test
    void what_a_payment_intent_tells_is_read_where_the_web_application_kept_only_its_id() {
        UUID partner = shop.partner();
        UUID order = shop.order(partner, 6_400, null);
        shop.stripe()
                .seed(java.util.stream.Stream.of(new io.suito.sandbox.Seed.Payment(
                        "pi_known", "ch_known", 6_400, java.time.Instant.now(), null, java.util.Map.of())));
        shop.update("update public.orders set payment_txid = 'pi_known', stripe_payment_intent_id = null,"
                + " stripe_charge_id = null where id = '" + order + "'");

        shop.job("post-sales");

        assertThat(entries(order)).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.intent()).isEqualTo("pi_known");
            assertThat(entry.charge()).isEqualTo("ch_known");
        });
        assertThat(shop.value(
                        String.class,
                        "select stripe_payment_intent_id || ' ' || stripe_charge_id from public.orders where id = '"
                                + order + "'"))
                .isEqualTo("pi_known ch_known");
    }
}
