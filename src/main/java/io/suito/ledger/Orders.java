package io.suito.ledger;

import io.suito.database.Tx;
import io.suito.text.Refusal;
import java.util.UUID;

/** Looking orders up. */
public final class Orders {
    private Orders() {}

    /**
     * An order as a person names it; total in yen.
     *
     * @param number the platform's order number, or the id where it has none
     */
    public record Named(UUID id, String number, long total) {}

    /** How many paid orders of a partner still wait to be posted or judged. */
    public static int waiting(Tx tx, UUID partner) {
        return tx.sql("select count(*)::int " + SalesFound.OPEN + " and u.partner_id = :partner")
                .set("partner", partner)
                .one(Integer.class);
    }

    /** Orders of a partner that their buyers have not paid yet; yen in all. */
    public record Unpaid(int orders, long yen) {}

    /** What a partner has sold and nobody has paid yet, cancelled orders left out. */
    public static Unpaid unpaid(Tx tx, UUID partner) {
        return tx.sql("""
                        select count(*)::int, coalesce(sum(o.total), 0)::bigint
                          from public.orders o join public.users u on u.id = o.seller_id
                         where u.partner_id = :partner and o.payment_status::text = 'pending'
                           and o.delivery_status::text not in ('cancelled', 'canceled') and\s""" + SalesFound.WATCHED).set("partner", partner).one(Unpaid.class);
    }

    /**
     * By id or by order number; one that was deleted by the id that its sale keeps.
     *
     * @throws Refusal {@code orders.unknown}
     */
    public static Named find(Tx tx, String idOrNumber) {
        return tx.sql("""
                        select id, coalesce(order_number, cast(id as text)), total from public.orders
                         where cast(id as text) = lower(:text) or order_number = :text
                        union all
                        select cast(substr(idempotency_key, 6) as uuid), substr(idempotency_key, 6), amount_cents
                          from public.ledger
                         where idempotency_key = 'sale-' || lower(:text) and origin = 'suito' and order_id is null
                         limit 2""").set("text", idOrNumber).list(Named.class).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal("orders.unknown", idOrNumber));
    }
}
