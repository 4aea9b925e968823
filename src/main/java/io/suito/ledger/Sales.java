package io.suito.ledger;

import io.suito.attention.Attention;
import io.suito.database.Transactions;
import io.suito.database.Tx;
import io.suito.stripe.StripeObjects.Payment;
import io.suito.stripe.StripeReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Posts sales that a web application marked paid: sale and fee, both pending, order and ledger pointing at each other,
 * in one transaction. What cannot be posted without guessing becomes an attention item.
 */
public final class Sales {
    private static final int BATCH = 1_000;

    private final Transactions transactions;

    public Sales(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @param notPosted orders that a person has to look at */
    public record Outcome(long posted, long notPosted) {}

    /**
     * An order whose payment has to be read from Stripe before it can be judged.
     *
     * @param paymentIntent null when the order names none
     * @param keyTaken somebody else's entry stands where ours would
     */
    private record Unproven(
            UUID id,
            @Nullable UUID partner,
            long total,
            @Nullable String paymentIntent,
            boolean afterStart,
            boolean keyTaken) {}

    /**
     * What the job would find now.
     *
     * @param toPost orders that carry their proof of payment
     * @param toCheck orders that have to be looked up at Stripe, or by a person, first
     */
    public record Waiting(long toPost, long toCheck) {}

    /** How many orders the job would find now. */
    public Waiting waiting() {
        return transactions.call(tx -> {
            long proven = tx.sql("select count(*) " + PROVEN).one(Long.class);
            long open = tx.sql("select count(*) " + OPEN).one(Long.class);
            return new Waiting(proven, Math.max(0, open - proven));
        });
    }

    /** The job {@code post-sales}. Twice over the same orders changes nothing. */
    public Outcome post(StripeReader stripe) {
        long posted = postProven();
        long notPosted = 0;
        UUID after = new UUID(0, 0);
        while (true) {
            UUID from = after;
            List<Unproven> orders = transactions.call(tx -> unproven(tx, from));
            if (orders.isEmpty()) {
                transactions.run(Sales::settleAttention);
                return new Outcome(posted, notPosted);
            }
            for (Unproven order : orders) {
                boolean done = judge(order, stripe);
                posted += done ? 1 : 0;
                notPosted += done ? 0 : 1;
                after = order.id();
            }
        }
    }

    /** Orders that carry PaymentIntent and charge as the web application's webhook wrote them, in sets. */
    private long postProven() {
        long all = 0;
        int posted;
        do {
            posted = transactions.call(tx -> {
                List<UUID> ids = proven(tx);
                return insert(tx, ids);
            });
            all += posted;
        } while (posted > 0);
        return all;
    }

    private static final String PROVEN = """
            from public.orders o
              join public.users u on u.id = o.seller_id
             cross join backoffice.cutover c
             where o.payment_status = 'paid' and o.ledger_sale_id is null and o.total > 0
               and u.partner_id is not null and o.created_at >= c.ledger_starts_at
               and coalesce(o.stripe_payment_intent_id, o.payment_txid) like 'pi\\_%'
               and o.stripe_charge_id is not null
               and not exists (select from public.ledger l where l.origin <> 'suito'
                      and l.idempotency_key in ('sale-' || o.id, 'platform_fee-' || o.id))
            """;

    private static List<UUID> proven(Tx tx) {
        return tx.sql("select o.id " + PROVEN + " order by o.created_at, o.id limit :batch for update of o skip locked")
                .set("batch", BATCH)
                .list(UUID.class);
    }

    /** Sale and fee of each order in one statement, so that balances are touched once per partner. */
    private static int insert(Tx tx, List<UUID> orders) {
        if (orders.isEmpty()) {
            return 0;
        }
        tx.sql("""
                        insert into public.ledger
                          (partner_id, order_id, type, amount_cents, status, stripe_payment_intent_id, stripe_charge_id,
                           idempotency_key, origin, created_at, updated_at)
                        select u.partner_id, o.id, e.type, e.yen, 'pending',
                               coalesce(o.stripe_payment_intent_id, o.payment_txid), o.stripe_charge_id,
                               e.type || '-' || o.id, 'suito', backoffice.clock(), backoffice.clock()
                          from public.orders o
                          join public.users u on u.id = o.seller_id
                         cross join lateral (values
                           ('sale', o.total),
                           ('platform_fee', - backoffice.platform_fee(o.total, backoffice.policy(o.created_at)))) e(type, yen)
                         where o.id = any (:orders)
                         order by u.partner_id, o.id
                        on conflict (idempotency_key) do nothing""").set("orders", orders).update();
        return tx.sql("""
                        update public.orders o
                           set ledger_sale_id = s.id, ledger_fee_id = f.id,
                               stripe_payment_intent_id = coalesce(o.stripe_payment_intent_id, o.payment_txid),
                               payment_txid = coalesce(o.payment_txid, o.stripe_payment_intent_id),
                               updated_at = backoffice.clock()
                          from public.ledger s
                          join public.ledger f on f.idempotency_key = 'platform_fee-' || s.order_id and f.origin = 'suito'
                         where o.id = any (:orders) and s.idempotency_key = 'sale-' || o.id and s.origin = 'suito'""").set("orders", orders).update();
    }

    private static final String OPEN = """
            from public.orders o
              left join public.users u on u.id = o.seller_id
             cross join backoffice.cutover c
             cross join lateral (
               select exists (select from public.ledger l where l.origin <> 'suito'
               and l.idempotency_key in ('sale-' || o.id, 'platform_fee-' || o.id)) as key) taken
             where o.payment_status = 'paid' and o.ledger_sale_id is null
               and o.updated_at >= c.ledger_starts_at
               and not (taken.key and o.created_at < c.ledger_starts_at)
               and not exists (select from backoffice.orders_not_posted n where n.order_id = o.id)
            """;

    private static List<Unproven> unproven(Tx tx, UUID after) {
        return tx.sql("""
                        select o.id, u.partner_id, o.total,
                               case when coalesce(o.stripe_payment_intent_id, o.payment_txid) like 'pi\\_%'
                                    then coalesce(o.stripe_payment_intent_id, o.payment_txid) end,
                               o.created_at >= c.ledger_starts_at, taken.key
                        """ + OPEN + " and o.id > :after order by o.id limit :batch")
                .set("after", after)
                .set("batch", BATCH)
                .list(Unproven.class);
    }

    /** True when the order is settled one way or the other. */
    private boolean judge(Unproven order, StripeReader stripe) {
        if (order.total() == 0) {
            transactions.run(tx -> decide(tx, order.id(), "zero"));
            return true;
        }
        if (order.keyTaken()) {
            return raise(order, "sale_key_taken");
        }
        if (order.partner() == null) {
            return order.afterStart() ? raise(order, "sale_without_partner") : paidBefore(order);
        }
        if (order.paymentIntent() == null) {
            return order.afterStart() ? raise(order, "sale_without_payment") : paidBefore(order);
        }
        Optional<Payment> found = stripe.payment(order.paymentIntent());
        String problem = found.map(payment -> problem(order, payment)).orElse("sale_payment_unknown");
        if (!problem.isEmpty()) {
            return (order.afterStart() || found.isPresent()) ? raise(order, problem) : paidBefore(order);
        }
        return transactions.call(tx -> postRead(tx, order, found.get()));
    }

    private static String problem(Unproven order, Payment payment) {
        if (!payment.currency().equals("jpy")) {
            return "sale_other_currency";
        }
        if (!payment.status().equals("succeeded") || payment.chargeId() == null) {
            return "sale_not_paid_at_stripe";
        }
        if (payment.amount() != order.total()) {
            return "sale_amount_differs";
        }
        return payment.amountRefunded() > 0 ? "sale_already_refunded" : "";
    }

    private static boolean postRead(Tx tx, Unproven order, Payment payment) {
        Instant start = tx.sql("select greatest(ledger_starts_at, timestamptz '1970-01-01') from backoffice.cutover")
                .one(Instant.class);
        if (payment.paidAt() != null && payment.paidAt().isBefore(start)) {
            decide(tx, order.id(), "paid_before_start");
            return true;
        }
        int locked = tx.sql("""
                        update public.orders set stripe_payment_intent_id = :intent, payment_txid = :intent,
                               stripe_charge_id = :charge, updated_at = backoffice.clock()
                         where id = :id and payment_status = 'paid' and ledger_sale_id is null""")
                .set("intent", payment.id())
                .set("charge", String.class, payment.chargeId())
                .set("id", order.id())
                .update();
        if (locked == 1) {
            insert(tx, List.of(order.id()));
        }
        return true;
    }

    private static final List<String> ATTENTION = List.of(
            "sale_without_partner",
            "sale_without_payment",
            "sale_payment_unknown",
            "sale_other_currency",
            "sale_not_paid_at_stripe",
            "sale_amount_differs",
            "sale_already_refunded",
            "sale_key_taken");

    /** What is posted, decided or not paid any more is nobody's trouble any more, whoever saw to it. */
    private static void settleAttention(Tx tx) {
        tx.sql("""
                        update backoffice.attention_items a set resolved_at = backoffice.clock()
                         where a.kind = any (:kinds) and a.resolved_at is null
                           and not exists (select from public.orders o
                                 where o.id = cast(a.subject as uuid) and o.payment_status = 'paid'
                                   and o.ledger_sale_id is null
                                   and not exists (select from backoffice.orders_not_posted n where n.order_id = o.id))""")
                .set("kinds", String[].class, ATTENTION.toArray(String[]::new))
                .update();
    }

    private boolean paidBefore(Unproven order) {
        transactions.run(tx -> decide(tx, order.id(), "paid_before_start"));
        return true;
    }

    private boolean raise(Unproven order, String kind) {
        String subject = order.id().toString();
        transactions.run(tx -> {
            tx.sql("""
                            update backoffice.attention_items set resolved_at = backoffice.clock()
                             where subject = :subject and kind = any (:kinds) and kind <> :kind and resolved_at is null""")
                    .set("subject", subject)
                    .set("kinds", String[].class, ATTENTION.toArray(String[]::new))
                    .set("kind", kind)
                    .update();
            Attention.raise(tx, kind, subject, order.total());
        });
        return false;
    }

    private static void decide(Tx tx, UUID order, String verdict) {
        tx.sql("""
                        insert into backoffice.orders_not_posted (order_id, verdict) values (:order, :verdict)
                        on conflict do nothing""").set("order", order).set("verdict", verdict).update();
    }

    /** For screens and tests: why an order is not posted, if that was decided. */
    static Map<UUID, String> verdicts(Tx tx) {
        record Row(UUID order, String verdict) {}
        return tx.sql("select order_id, verdict from backoffice.orders_not_posted").list(Row.class).stream()
                .collect(java.util.stream.Collectors.toMap(Row::order, Row::verdict));
    }
}
