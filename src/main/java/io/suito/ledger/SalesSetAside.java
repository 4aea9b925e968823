package io.suito.ledger;

import io.suito.database.Tx;
import java.util.UUID;

/** Orders that are not to be posted as sales, found in sets. */
final class SalesSetAside {
    /** Attention: the buyer's money went back, wholly or in part; a full sale would pay it to the partner. */
    static final String REFUNDED = "sale_already_refunded";

    /** Attention: an entry that is not ours stands for a sale after the start; the opening balance must have it. */
    private static final String KEY_TAKEN = "sale_key_taken";

    /**
     * Orders whose refund is ours to see: placed since the start, or touched since the product came and perhaps paid
     * after the start. What was refunded before the product came was the former system's.
     */
    private static final String AFTER_START =
            "(o.created_at >= c.ledger_starts_at or (o.updated_at > c.set_at and " + SalesFound.WATCHED + "))";

    private SalesSetAside() {}

    /**
     * Sets aside what stands in the former ledger and what was refunded before it was posted.
     *
     * @return how many of them a person has to look at
     */
    static long setAside(Tx tx) {
        giveIdsBack(tx);
        String found = "select f.id, 'in_former_ledger' from (" + SalesFound.IN_FORMER_LEDGER + ") f";
        tx.sql("""
                        with taken as (
                          insert into backoffice.orders_not_posted (order_id, verdict) %s
                          on conflict do nothing returning order_id
                        )
                        insert into backoffice.attention_items (kind, subject, arguments)
                        select :kind, t.order_id::text, jsonb_build_array(o.total)
                          from taken t join public.orders o on o.id = t.order_id cross join backoffice.cutover c
                         where o.created_at >= c.ledger_starts_at
                        on conflict (kind, subject) where resolved_at is null do nothing""".formatted(found)).set("kind", KEY_TAKEN).update();
        return tx.sql("""
                        with refunded as (
                          insert into backoffice.orders_not_posted (order_id, verdict)
                          select o.id, 'refunded' from public.orders o cross join backoffice.cutover c
                           where o.ledger_sale_id is null and %s
                             and o.payment_status::text in ('refunded', 'partially_refunded') and o.total > 0
                             and not exists (select from backoffice.orders_not_posted n where n.order_id = o.id)
                          on conflict do nothing returning order_id
                        )
                        insert into backoffice.attention_items (kind, subject, arguments)
                        select :kind, r.order_id::text, jsonb_build_array(o.total)
                          from refunded r join public.orders o on o.id = r.order_id
                        on conflict (kind, subject) where resolved_at is null do nothing""".formatted(AFTER_START)).set("kind", REFUNDED).update();
    }

    /** Orders that we have posted and that lost their ledger ids: a web application put an old row of its own back. */
    private static void giveIdsBack(Tx tx) {
        tx.sql("""
                        update public.orders o set ledger_sale_id = s.id, ledger_fee_id = f.id, updated_at = backoffice.clock()
                          from public.ledger s, public.ledger f
                         where o.payment_status = 'paid' and o.ledger_sale_id is null and %s
                           and s.idempotency_key = 'sale-' || o.id and s.origin = 'suito'
                           and f.idempotency_key = 'platform_fee-' || o.id and f.origin = 'suito'""".formatted(SalesFound.WATCHED)).update();
    }

    static void decide(Tx tx, UUID order, String verdict) {
        tx.sql("""
                        insert into backoffice.orders_not_posted (order_id, verdict) values (:order, :verdict)
                        on conflict do nothing""").set("order", order).set("verdict", verdict).update();
    }
}
