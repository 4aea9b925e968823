package io.suito.ledger;

import io.suito.database.Tx;

/**
 * Sales that are posted, not paid out yet, and whose order a web application has marked refunded since. Nobody knows
 * how much the partner keeps before a person has looked: what is not released yet stays pending until then, and the
 * person is told of all of them, once.
 */
final class RefundedSales {
    private static final String KIND = "sale_refunded_later";

    /** Of an order {@code o}; as text, because the status of some platforms is an enum that lacks the second word. */
    private static final String IS_REFUNDED =
            "coalesce(o.payment_status::text, '') in ('refunded', 'partially_refunded')";

    /** Whether sale {@code l} of order {@code o} waits until a person has closed the matter. */
    static final String WAITS = "(" + IS_REFUNDED + """
             and not exists (select from backoffice.attention_items a where a.kind = 'sale_refunded_later'
                                and a.subject = l.order_id::text and a.resolved_at is not null))""";

    /** What can still be kept back, also where a plan has reserved it; {@code %s} is the condition on its status. */
    private static final String OPEN = """
            from public.ledger l join public.orders o on o.id = l.order_id
             where l.type = 'sale' and l.origin = 'suito' and l.status %s and\s""" + IS_REFUNDED;

    private RefundedSales() {}

    /** Those that are not released yet: few, and found by an index. Closes what was settled. */
    static void showPending(Tx tx) {
        show(tx, "= 'pending'");
        close(tx);
    }

    /** Also those that are released: this reads all orders. */
    static void showAll(Tx tx) {
        show(tx, "in ('pending', 'available')");
        close(tx);
    }

    private static void show(Tx tx, String status) {
        tx.sql("""
                        insert into backoffice.attention_items (kind, subject, arguments)
                        select :kind, l.order_id::text, jsonb_build_array(l.amount_cents)\s""" + OPEN.formatted(status) + """

                           and not exists (select from backoffice.attention_items a
                                            where a.kind = :kind and a.subject = l.order_id::text)
                        on conflict (kind, subject) where resolved_at is null do nothing""").set("kind", KIND).update();
    }

    /** Voided, or paid by a run: neither comes back. Whatever else changes, only a person closes it. */
    private static void close(Tx tx) {
        tx.sql("""
                        update backoffice.attention_items a set resolved_at = backoffice.clock()
                         where a.kind = :kind and a.resolved_at is null
                           and exists (select from public.ledger l
                                        where l.order_id = a.subject::uuid and l.type = 'sale' and l.origin = 'suito'
                                          and l.status in ('void', 'paid'))""").set("kind", KIND).update();
    }
}
