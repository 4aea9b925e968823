package io.suito.ledger;

import io.suito.database.Transactions;

/**
 * Releases what was delivered: sale and fee become available seven days after delivery, to the instant. Always both in
 * one statement, or a run in between would pay a sale without its fee.
 */
public final class Deliveries {
    private static final int BATCH = 2_000;
    private static final String DUE = """
            select l.order_id, o.delivery_completed_at
                   + make_interval(hours => 24 * (backoffice.policy(o.delivery_completed_at)).release_days) as at
              from public.ledger l join public.orders o on o.id = l.order_id
             where l.status = 'pending' and l.origin = 'suito' and l.type = 'sale'
               and o.delivery_completed_at is not null
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
        return new Outcome(all);
    }
}
