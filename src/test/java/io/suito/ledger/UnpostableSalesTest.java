package io.suito.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.sandbox.Seed;
import io.suito.testing.Marketplace;
import io.suito.testing.StripeProxy;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A sale that cannot be posted without guessing is shown to a person, and no longer once its cause is gone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnpostableSalesTest {
    private final Marketplace shop = new Marketplace();
    private final StripeProxy stripe = new StripeProxy(shop.sandbox.baseUri());
    private int number;

    @BeforeAll
    void start() {
        shop.startExecutor(Marketplace.stripeSide(stripe.baseUri(), "sk_test_marketplace"));
    }

    @AfterAll
    void close() {
        shop.close();
        stripe.close();
    }

    /** An order whose payment Stripe knows with this amount, and of which the order itself names only the id. */
    private UUID order(UUID partner, long total, long paid) {
        String intent = "pi_read" + ++number;
        UUID order = shop.order(partner, total, null);
        shop.stripe()
                .seed(Stream.of(new Seed.Payment(intent, "ch_read" + number, paid, Instant.now(), null, Map.of())));
        set(order, "stripe_payment_intent_id = null, stripe_charge_id = null, payment_txid = '" + intent + "'");
        return order;
    }

    private void set(UUID order, String columns) {
        shop.update("update public.orders set " + columns + " where id = '" + order + "'");
    }

    private boolean isPosted(UUID order) {
        return shop.value(
                Boolean.class, "select ledger_sale_id is not null from public.orders where id = '" + order + "'");
    }

    private void assertShownAs(String kind, UUID order) {
        assertThat(isPosted(order)).isFalse();
        assertThat(shop.attention(kind, order)).as(kind).isTrue();
    }

    private void assertPostedAndSettled(UUID order) {
        assertThat(isPosted(order)).isTrue();
        assertNothingShown(order);
    }

    private void assertNothingShown(UUID order) {
        assertThat(shop.values(
                        String.class,
                        "select kind from backoffice.attention_items where resolved_at is null and subject = '" + order
                                + "'"))
                .isEmpty();
    }

    @Test
    void a_sale_without_partner_waits_for_one() {
        UUID partner = shop.partner();
        UUID order = shop.order(partner, 5_000, null);
        String seller =
                shop.value(String.class, "select seller_id::text from public.orders where id = '" + order + "'");
        set(order, "seller_id = null");

        shop.job("post-sales");
        assertShownAs("sale_without_partner", order);

        set(order, "seller_id = '" + seller + "'");
        shop.job("post-sales");
        assertPostedAndSettled(order);
    }

    @Test
    void a_sale_without_payment_intent_waits_for_one() {
        UUID order = order(shop.partner(), 5_000, 5_000);
        set(order, "payment_txid = 'order paid by hand'");

        shop.job("post-sales");
        assertShownAs("sale_without_payment", order);

        set(order, "payment_txid = 'pi_read" + number + "'");
        shop.job("post-sales");
        assertPostedAndSettled(order);
    }

    @Test
    void a_sale_without_total_waits_for_one() {
        shop.update("alter table public.orders alter column total drop not null");
        UUID order = order(shop.partner(), 5_000, 5_000);
        set(order, "total = null");

        shop.job("post-sales");
        assertShownAs("sale_without_total", order);

        set(order, "total = 5000");
        shop.job("post-sales");
        assertPostedAndSettled(order);
    }

    @Test
    void an_absurd_total_is_looked_up_and_keeps_nobody_elses_sale_from_being_posted() {
        UUID absurd = order(shop.partner(), Long.MAX_VALUE - 1, 5_000);
        set(absurd, "stripe_payment_intent_id = payment_txid, stripe_charge_id = 'ch_read" + number + "'");
        UUID other = shop.order(shop.partner(), 6_000, null);

        shop.job("post-sales");

        assertThat(isPosted(other)).isTrue();
        assertShownAs("sale_amount_differs", absurd);
        assertThat(shop.value(
                        Long.class,
                        "select backoffice.platform_fee(9000000000000000000, backoffice.policy(backoffice.clock()))"))
                .isEqualTo(540_000_000_000_000_000L);
        set(absurd, "total = 5000");
        shop.job("post-sales");
        assertPostedAndSettled(absurd);
    }

    @Test
    void a_payment_intent_that_stripe_does_not_know_is_not_usable() {
        UUID order = order(shop.partner(), 5_000, 5_000);
        set(order, "payment_txid = 'pi_nobody_knows'");

        shop.job("post-sales");

        assertShownAs("sale_payment_unknown", order);
    }

    @Test
    void another_currency_is_not_guessed_into_yen() {
        UUID order = order(shop.partner(), 5_000, 5_000);
        String intent = "pi_read" + number;
        stripe.change((path, body) ->
                path.contains(intent) ? body.replace("\"currency\":\"jpy\"", "\"currency\":\"usd\"") : body);

        shop.job("post-sales");
        assertShownAs("sale_other_currency", order);

        stripe.change((path, body) -> body);
        shop.job("post-sales");
        assertPostedAndSettled(order);
    }

    @Test
    void a_payment_that_has_not_succeeded_is_no_sale() {
        UUID order = order(shop.partner(), 5_000, 5_000);
        String intent = "pi_read" + number;
        stripe.change((path, body) -> path.contains(intent)
                ? body.replace("\"status\":\"succeeded\"", "\"status\":\"requires_capture\"")
                : body);

        shop.job("post-sales");
        assertShownAs("sale_not_paid_at_stripe", order);

        stripe.change((path, body) -> body);
        shop.job("post-sales");
        assertPostedAndSettled(order);
    }

    @Test
    void another_amount_than_was_paid_is_not_posted() {
        UUID order = order(shop.partner(), 5_000, 4_999);

        shop.job("post-sales");
        assertShownAs("sale_amount_differs", order);

        set(order, "total = 4999");
        shop.job("post-sales");
        assertPostedAndSettled(order);
    }

    @Test
    void an_order_already_refunded_is_never_posted_as_a_full_sale() {
        UUID order = order(shop.partner(), 5_000, 5_000);
        String intent = "pi_read" + number;
        stripe.change((path, body) ->
                path.contains(intent) ? body.replace("\"amount_refunded\":0", "\"amount_refunded\":2000") : body);

        shop.job("post-sales");

        assertShownAs("sale_already_refunded", order);
        stripe.change((path, body) -> body);
    }

    @Test
    void when_one_cause_gives_way_to_another_only_the_new_one_is_shown() {
        UUID order = order(shop.partner(), 5_000, 4_999);
        String intent = "pi_read" + number;
        set(order, "payment_txid = 'nothing yet'");
        shop.job("post-sales");
        assertShownAs("sale_without_payment", order);

        set(order, "payment_txid = '" + intent + "'");
        shop.job("post-sales");

        assertShownAs("sale_amount_differs", order);
        assertThat(shop.attention("sale_without_payment", order)).isFalse();
    }

    @Test
    void an_order_that_is_not_paid_any_more_is_not_shown_any_more() {
        UUID order = order(shop.partner(), 5_000, 4_999);
        shop.job("post-sales");
        assertShownAs("sale_amount_differs", order);

        set(order, "payment_status = 'cancelled'");
        shop.job("post-sales");

        assertNothingShown(order);
    }

    @Test
    void a_sale_whose_key_somebody_else_has_taken_is_shown_and_not_posted() {
        UUID partner = shop.partner();
        UUID order = shop.order(partner, 5_000, null);
        shop.update("insert into public.ledger (partner_id, order_id, type, amount_cents, idempotency_key) values ('"
                + partner + "', '" + order + "', 'sale', 5000, 'sale-" + order + "')");

        shop.job("post-sales");

        assertShownAs("sale_key_taken", order);
    }

    @Test
    void an_order_created_before_the_ledger_starts_but_paid_after_it_is_posted() {
        shop.update("update backoffice.cutover set ledger_starts_at = backoffice.clock() - interval '1 day'");
        try {
            UUID late = order(shop.partner(), 5_000, 5_000);
            UUID early = order(shop.partner(), 5_000, 5_000);
            String intent = "pi_read" + number;
            stripe.change((path, body) ->
                    path.contains(intent) ? body.replaceAll("\"created\":\\d+", "\"created\":1700000000") : body);

            shop.job("post-sales");

            assertPostedAndSettled(late);
            assertThat(isPosted(early)).isFalse();
            assertNothingShown(early);
            assertThat(shop.value(
                            String.class,
                            "select verdict from backoffice.orders_not_posted where order_id = '" + early + "'"))
                    .isEqualTo("paid_before_start");
        } finally {
            shop.update("update backoffice.cutover set ledger_starts_at = '-infinity'");
            stripe.change((path, body) -> body);
        }
    }
}
