package io.suito.ledger;

import io.suito.attention.Attention;
import io.suito.database.Transactions;
import io.suito.database.Tx;
import io.suito.stripe.InParallel;
import io.suito.stripe.StripeObjects.Payment;
import io.suito.stripe.StripeReader;
import io.suito.text.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Posts sales that a web application marked paid: sale and fee, both pending, order and ledger pointing at each other,
 * in one transaction. What was paid before the ledger starts, or stands in the former ledger, is never posted; what
 * cannot be posted without guessing becomes an attention item.
 */
public final class Sales {
    private static final int BATCH = 1_000;
    private static final int ATTEMPTS = 5;
    private static final List<String> ATTENTION = List.of(
            "sale_without_partner",
            "sale_without_payment",
            "sale_without_total",
            "sale_payment_unknown",
            "sale_payment_unreadable",
            "sale_payment_shared",
            "sale_not_paid_at_stripe",
            "sale_other_currency",
            "sale_amount_differs");

    private final Transactions transactions;

    public Sales(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @param notPosted orders that a person has to look at */
    public record Outcome(long posted, long notPosted) {}

    /**
     * What the job would find now.
     *
     * @param toPost orders that carry their proof of payment
     * @param toCheck orders that have to be looked up at Stripe or by a person first
     */
    public record Waiting(long toPost, long toCheck) {}

    /**
     * An order whose payment has to be read from Stripe before it can be judged.
     *
     * @param total yen; null where the web application left it empty
     * @param paymentIntent null when the order names none
     * @param afterStart whether by the platform's own data it was paid after the ledger starts
     * @param shared whether another order's sale is posted with the same payment
     */
    private record Unproven(
            UUID id,
            @Nullable UUID partner,
            @Nullable Long total,
            @Nullable String paymentIntent,
            boolean afterStart,
            boolean shared) {}

    /** Somebody else has written one of the keys meanwhile; nothing was posted. */
    private static final class KeyTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The job {@code post-sales}. Twice over the same orders changes nothing. */
    public Outcome post(StripeReader stripe) {
        long notPosted = transactions.call(SalesSetAside::setAside);
        long posted = postProven();
        UUID after = new UUID(0, 0);
        while (true) {
            UUID from = after;
            List<Unproven> orders = transactions.call(tx -> unproven(tx, from));
            if (orders.isEmpty()) {
                transactions.run(Sales::settleAttention);
                return new Outcome(posted, notPosted);
            }
            int done = InParallel.count(orders, order -> judge(order, stripe));
            posted += done;
            notPosted += orders.size() - done;
            after = orders.get(orders.size() - 1).id();
        }
    }

    /** How many orders the job would find now. */
    public Waiting waiting() {
        return transactions.call(tx -> {
            long proven = tx.sql("select count(*) " + SalesFound.PROVEN).one(Long.class);
            long open = tx.sql("select count(*) " + SalesFound.OPEN).one(Long.class);
            return new Waiting(proven, Math.max(0, open - proven));
        });
    }

    /** Orders that carry PaymentIntent and charge as the web application's webhook wrote them, in sets. */
    private long postProven() {
        long all = 0;
        long lookAt = BATCH;
        int failures = 0;
        while (true) {
            try {
                int posted = transactions.call(tx -> insert(tx, proven(tx)));
                if (posted == 0) {
                    return all;
                }
                all += posted;
                if (all >= lookAt) {
                    lookAtTheLedger();
                    lookAt *= 10;
                }
            } catch (KeyTaken e) {
                if (++failures == ATTEMPTS) {
                    throw new IllegalStateException("somebody keeps writing sales into the ledger", e);
                }
                transactions.call(SalesSetAside::setAside);
            }
        }
    }

    /** A ledger of a few rows has grown to thousands since the server looked at it last; its plans would not notice. */
    private void lookAtTheLedger() {
        transactions.run(tx -> tx.sql("analyze public.ledger").update());
    }

    private record Proven(UUID id, String payment) {}

    private record Posted(UUID order, String type, UUID id) {
        boolean isFee() {
            return type.equals("platform_fee");
        }
    }

    /** One order of each payment: where several name it, the others are found to share it once this one is posted. */
    private static List<UUID> proven(Tx tx) {
        // key shares of foreign keys pass by this lock: web applications may add rows that point at the order
        List<Proven> found = tx.sql("select o.id, coalesce(o.stripe_payment_intent_id, o.payment_txid) "
                        + SalesFound.PROVEN
                        + " order by o.created_at, o.id limit :batch for no key update of o skip locked")
                .set("batch", BATCH)
                .list(Proven.class);
        Set<String> payments = new HashSet<>();
        return found.stream()
                .filter(order -> payments.add(order.payment()))
                .map(Proven::id)
                .toList();
    }

    /** Sale and fee of each order in one statement, so that balances are touched once per partner. */
    private static int insert(Tx tx, List<UUID> orders) {
        if (orders.isEmpty()) {
            return 0;
        }
        List<Posted> entries = tx.sql("""
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
                           ('platform_fee', - backoffice.platform_fee(o.total,
                              backoffice.policy(coalesce(o.created_at, backoffice.clock()))))) e(type, yen)
                         where o.id = any (:orders)
                         order by u.partner_id, o.id, e.yen desc
                        on conflict do nothing
                        returning order_id, type, id""").set("orders", orders).list(Posted.class);
        if (entries.size() != 2 * orders.size()) {
            throw new KeyTaken();
        }
        return pointAt(tx, entries);
    }

    private static int pointAt(Tx tx, List<Posted> entries) {
        Map<UUID, UUID> fees =
                entries.stream().filter(Posted::isFee).collect(Collectors.toMap(Posted::order, Posted::id));
        List<Posted> sales = entries.stream().filter(entry -> !entry.isFee()).toList();
        return tx.sql("""
                        update public.orders o
                           set ledger_sale_id = p.sale, ledger_fee_id = p.fee,
                               stripe_payment_intent_id = coalesce(o.stripe_payment_intent_id, o.payment_txid),
                               payment_txid = coalesce(o.payment_txid, o.stripe_payment_intent_id),
                               updated_at = backoffice.clock()
                          from unnest(cast(:orders as uuid[]), cast(:sales as uuid[]), cast(:fees as uuid[])) p(id, sale, fee)
                         where o.id = p.id""")
                .set("orders", sales.stream().map(Posted::order).toList())
                .set("sales", sales.stream().map(Posted::id).toList())
                .set("fees", sales.stream().map(sale -> fees.get(sale.order())).toList())
                .update();
    }

    private static List<Unproven> unproven(Tx tx, UUID after) {
        return tx.sql("""
                        select o.id, u.partner_id, o.total,
                               case when coalesce(o.stripe_payment_intent_id, o.payment_txid) like 'pi\\_%'
                                    then coalesce(o.stripe_payment_intent_id, o.payment_txid) end,
                               case when o.created_at >= c.ledger_starts_at then true
                                    when exists (select from backoffice.former_open_orders f where f.order_id = o.id)
                                    then c.set_at >= c.ledger_starts_at and exists (
                                      select from backoffice.former_open_orders f where f.order_id = o.id and not f.was_paid)
                                    else o.created_at is null end""" + ", " + SalesFound.PAYMENT_POSTED + SalesFound.OPEN
                        + " and o.id > :after order by o.id limit :batch")
                .set("after", after)
                .set("batch", BATCH)
                .list(Unproven.class);
    }

    /** True when the order is settled one way or the other. */
    private boolean judge(Unproven order, StripeReader stripe) {
        if (order.total() != null && order.total() == 0) {
            return decided(order, "zero");
        }
        if (order.shared()) {
            return raise(order, "sale_payment_shared");
        }
        String problem = obstacle(order);
        if (order.afterStart() && !problem.isEmpty()) {
            return raise(order, problem);
        }
        Optional<Payment> found;
        try {
            found = order.paymentIntent() == null ? Optional.empty() : stripe.payment(order.paymentIntent());
        } catch (Refusal e) {
            if (!e.code().equals("stripe.unexpected")) {
                throw e;
            }
            // judged again the next time; the orders after it are not kept waiting
            return raise(order, "sale_payment_unreadable");
        }
        if (found.isEmpty() && !order.afterStart()) {
            return decided(order, "paid_before_start");
        }
        if (found.isEmpty()) {
            return raise(order, "sale_payment_unknown");
        }
        if (transactions.call(tx -> isBeforeStart(tx, found.get()))) {
            return decided(order, "paid_before_start");
        }
        problem = problem.isEmpty() ? problem(order, found.get()) : problem;
        return problem.isEmpty() ? postRead(order, found.get()) : raise(order, problem);
    }

    /** What the order itself lacks. */
    private static String obstacle(Unproven order) {
        if (order.partner() == null) {
            return "sale_without_partner";
        }
        if (order.paymentIntent() == null) {
            return "sale_without_payment";
        }
        return order.total() == null ? "sale_without_total" : "";
    }

    private static String problem(Unproven order, Payment payment) {
        if (!payment.currency().equals("jpy")) {
            return "sale_other_currency";
        }
        if (!payment.status().equals("succeeded") || payment.chargeId() == null) {
            return "sale_not_paid_at_stripe";
        }
        if (order.total() == null || payment.amount() != order.total()) {
            return "sale_amount_differs";
        }
        return payment.amountRefunded() > 0 ? SalesSetAside.REFUNDED : "";
    }

    private static boolean isBeforeStart(Tx tx, Payment payment) {
        return payment.paidAt() != null
                && tx.sql("select ledger_starts_at > :paid from backoffice.cutover")
                        .set("paid", payment.paidAt())
                        .one(Boolean.class);
    }

    private boolean postRead(Unproven order, Payment payment) {
        try {
            transactions.run(tx -> {
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
                resolveAttention(tx, order.id());
            });
            return true;
        } catch (KeyTaken e) {
            return false;
        }
    }

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

    private boolean decided(Unproven order, String verdict) {
        transactions.run(tx -> {
            SalesSetAside.decide(tx, order.id(), verdict);
            resolveAttention(tx, order.id());
        });
        return true;
    }

    /** One trouble at a time: what was wrong before and is not any more is settled. */
    private boolean raise(Unproven order, String kind) {
        transactions.run(tx -> {
            if (kind.equals(SalesSetAside.REFUNDED)) {
                SalesSetAside.decide(tx, order.id(), "refunded");
            }
            String subject = order.id().toString();
            ATTENTION.stream()
                    .filter(other -> !other.equals(kind))
                    .forEach(other -> Attention.resolve(tx, other, subject));
            Attention.raise(tx, kind, subject, order.total() == null ? 0 : order.total());
        });
        return false;
    }

    private static void resolveAttention(Tx tx, UUID order) {
        for (String kind : ATTENTION) {
            Attention.resolve(tx, kind, order.toString());
        }
    }
}
