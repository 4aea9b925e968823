package io.suito.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.testing.Marketplace;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One payment is one sale, however many orders name it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedPaymentTest {
    private final Marketplace shop = new Marketplace();

    @BeforeAll
    void start() {
        shop.startExecutor();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private UUID orderWithThePaymentOf(UUID other) {
        UUID order = shop.order(shop.partner(), 4_000, 8);
        shop.update("update public.orders o set stripe_payment_intent_id = s.stripe_payment_intent_id,"
                + " payment_txid = s.stripe_payment_intent_id, stripe_charge_id = s.stripe_charge_id"
                + " from public.orders s where s.id = '" + other + "' and o.id = '" + order + "'");
        return order;
    }

    private long sales(UUID order) {
        return shop.value(
                Long.class, "select count(*) from public.ledger where type = 'sale' and order_id = '" + order + "'");
    }

    @Test
    void of_two_new_orders_with_one_payment_one_is_posted_and_the_other_shown_to_a_person() {
        UUID first = shop.order(shop.partner(), 4_000, 8);
        UUID second = orderWithThePaymentOf(first);

        shop.job("post-sales");

        assertThat(sales(first) + sales(second)).isEqualTo(1);
        UUID kept = sales(first) == 0 ? first : second;
        assertThat(shop.attention("sale_payment_shared", kept)).isTrue();
        assertThat(shop.job("post-sales").at("/posted").asLong()).isZero();
    }

    @Test
    void a_payment_whose_sale_was_voided_may_be_anothers() {
        UUID wrong = shop.order(shop.partner(), 4_000, null);
        shop.job("post-sales");
        UUID right = orderWithThePaymentOf(wrong);
        shop.job("post-sales");
        assertThat(sales(right)).isZero();
        assertThat(shop.attention("sale_payment_shared", right)).isTrue();

        shop.done("order.void", Map.of("order_id", wrong), "wrong order");
        shop.job("post-sales");

        assertThat(sales(right)).isEqualTo(1);
        assertThat(shop.attention("sale_payment_shared", right)).isFalse();
    }

    @Test
    void the_database_refuses_a_second_sale_of_a_payment() {
        UUID order = shop.order(shop.partner(), 4_000, 8);
        shop.job("post-sales");

        assertThat(shop.brokenRule("insert into public.ledger (partner_id, type, amount_cents, status,"
                        + " stripe_payment_intent_id, idempotency_key, origin) select partner_id, 'sale', 1, 'pending',"
                        + " stripe_payment_intent_id, 'second', 'suito' from public.ledger where type = 'sale'"
                        + " and order_id = '" + order + "'"))
                .isEqualTo("23505");
    }

    @Test
    void many_orders_are_posted_in_sets_and_fast() {
        UUID partner = shop.partner();
        shop.update("insert into public.orders (order_number, seller_id, total, payment_status, delivery_status,"
                + " payment_txid, stripe_payment_intent_id, stripe_charge_id, created_at)"
                + " select 'M-' || n, u.id, 5000, 'paid', 'shipped', 'pi_many' || n, 'pi_many' || n, 'ch_many' || n,"
                + " backoffice.clock() from generate_series(1, 5000) n, public.users u where u.partner_id = '" + partner
                + "'");
        Instant began = Instant.now();

        assertThat(shop.job("post-sales").at("/posted").asLong()).isEqualTo(5_000);

        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }
}
