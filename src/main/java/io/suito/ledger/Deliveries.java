package io.suito.ledger;

import io.suito.database.Transactions;
import io.suito.database.Tx;

/**
 * Releases what was delivered: sale and fee become available seven days after delivery, to the instant. Always both in
 * one statement, or a run in between would pay a sale without its fee. What was refunded meanwhile waits for a person.
 */
public final class Deliveries {
    private static final int BATCH = 2_000;
    private static final String DUE = """
            select l.order_id, o.delivery_completed_at
                   + make_interval(hours => 24 * (backoffice.policy(o.delivery_completed_at)).release_days) as at
              from public.ledger l join public.orders o on o.id = l.order_id
             where l.status = 'pending' and l.origin = 'suito' and l.type = 'sale'
               and o.delivery_completed_at is not null and not\s""" + RefundedSales.WAITS + "\n";

    /** Attention: nobody can say any more whether what was sold was delivered. */
    private static final String ORDER_GONE = "sale_order_gone";

    /** Attention: delivered by the platform's own word, but since when? Seven days from then it is payable. */
    private static final String NO_TIME = "delivery_without_time";

    private static final String WITHOUT_TIME = """
            select o.id::text as order_id, l.partner_id, l.amount_cents
              from public.ledger l join public.orders o on o.id = l.order_id
             where l.status = 'pending' and l.origin = 'suito' and l.type = 'sale'
               and o.delivery_completed_at is null and o.delivery_status::text in ('delivered', 'completed')
            """;

    /** The key of an entry keeps the order's id, also when the web application has deleted the order. */
    private static final String GONE = """
            select substr(l.idempotency_key, length('sale-') + 1) as order_id, l.partner_id, l.amount_cents
              from public.ledger l
             where l.order_id is null and l.status = 'pending' and l.origin = 'suito' and l.type = 'sale'
            """;

    private final Transactions transactions;

    public Deliveries(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @param released entries that became available (or maturing) */
    public record Outcome(long released) {}

    /** @param sales delivered, and still pending */
    public record Waiting(long sales) {}

    /** How much the job would release now. */
    public Waiting waiting() {
        return new Waiting(transactions.call(
                tx -> tx.sql("select count(*) from (" + DUE + ") due").one(Long.class)));
    }

    /** The job {@code release-deliveries}: finds deliveries that others have set. */
    public Outcome release() {
        transactions.run(RefundedSales::showPending);
        long all = 0;
        int released;
        do {
            released = transactions.call(
                    tx -> tx.sql("""
                            with due as (
                            """ + DUE + """
                               order by l.partner_id, l.id limit :batch for update of l skip locked)
                            update public.ledger l set status = 'available', available_at = d.at, updated_at = backoffice.clock()
                              from due d
                             where l.order_id = d.order_id and l.status = 'pending' and l.origin = 'suito'
                               and l.type in ('sale', 'platform_fee')""").set("batch", BATCH).update());
            all += released;
        } while (released > 0);
        transactions.run(tx -> {
            show(tx, ORDER_GONE, GONE);
            show(tx, NO_TIME, WITHOUT_TIME);
        });
        return new Outcome(all);
    }

    /** Shows what keeps a sale from being released, as long as it does. */
    private static void show(Tx tx, String kind, String found) {
        tx.sql("""
                        insert into backoffice.attention_items (kind, subject, arguments)
                        select :kind, g.order_id, jsonb_build_array(g.partner_id, g.amount_cents)
                          from (""" + found + """
                          ) g on conflict (kind, subject) where resolved_at is null do nothing""").set("kind", kind).update();
        tx.sql("""
                        update backoffice.attention_items a set resolved_at = backoffice.clock()
                         where a.kind = :kind and a.resolved_at is null
                           and not exists (select from (""" + found + ") g where g.order_id = a.subject)")
                .set("kind", kind)
                .update();
    }
}
