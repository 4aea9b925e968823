package io.suito.ledger;

import io.suito.database.Tx;
import io.suito.text.Json;
import io.suito.text.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Posts, settles and frees. Balances, debts and the debt stop follow by themselves: the database keeps them with every
 * statement.
 */
public final class Ledger {
    /**
     * Posts a correction of either sign, available now.
     *
     * @param yen signed
     * @param key makes it happen once; derived from the request or the Stripe object
     * @param note why; mandatory
     * @throws Refusal {@code ledger.key_taken} where something else stands under this key; this very correction may
     */
    public void adjust(Tx tx, UUID partner, long yen, String key, String note, Map<String, ?> metadata) {
        int posted = tx.sql("""
                        insert into public.ledger
                          (partner_id, type, amount_cents, status, available_at, idempotency_key, note, metadata, origin,
                           created_at, updated_at)
                        values (:partner, 'adjustment', :yen, 'available', backoffice.clock(), :key, :note,
                                cast(:metadata as jsonb), 'suito', backoffice.clock(), backoffice.clock())
                        on conflict (idempotency_key) do nothing""")
                .set("partner", partner)
                .set("yen", yen)
                .set("key", key)
                .set("note", note)
                .set("metadata", Json.write(metadata))
                .update();
        if (posted == 0 && !isPosted(tx, partner, yen, key)) {
            throw new Refusal("ledger.key_taken", key);
        }
    }

    private static boolean isPosted(Tx tx, UUID partner, long yen, String key) {
        return tx.sql("""
                        select exists (select from public.ledger
                                        where idempotency_key = :key and origin = 'suito' and type = 'adjustment'
                                          and partner_id = :partner and amount_cents = :yen)""")
                .set("key", key)
                .set("partner", partner)
                .set("yen", yen)
                .one(Boolean.class);
    }

    /** Settles a payout item: the payout entry is posted and the reserved entries become paid. */
    public void settle(Tx tx, Settlement settlement) {
        int posted = tx.sql("""
                        insert into public.ledger
                          (partner_id, type, amount_cents, status, available_at, stripe_transfer_id, stripe_payout_id,
                           idempotency_key, metadata, origin, created_at, updated_at)
                        values (:partner, 'payout', - :yen, 'paid', backoffice.clock(), :transfer, :payout, :key,
                                cast(:metadata as jsonb), 'suito', backoffice.clock(), backoffice.clock())""")
                .set("partner", settlement.partner())
                .set("yen", settlement.yen())
                .set("transfer", settlement.transferId())
                .set("payout", settlement.payoutId())
                .set("key", settlement.key())
                .set("metadata", Json.write(Map.of("item_id", settlement.item())))
                .update();
        Paid paid = tx.sql("""
                        with paid as (
                          update public.ledger l set status = 'paid', updated_at = backoffice.clock()
                            from backoffice.payout_item_entries e
                           where e.item_id = :item and l.id = e.entry_id and l.status = 'available'
                          returning l.amount_cents)
                        select count(*), coalesce(sum(amount_cents), 0)::bigint from paid""").set("item", settlement.item()).one(Paid.class);
        if (posted != 1 || paid.entries() != settlement.entries() || paid.yen() != settlement.yen()) {
            throw new IllegalStateException("item " + settlement.item() + " is " + settlement.yen() + " yen of "
                    + settlement.entries() + " entries, but " + paid.yen() + " yen of " + paid.entries()
                    + " were to be paid");
        }
    }

    private record Paid(long entries, long yen) {}

    /**
     * What settling an item needs.
     *
     * @param yen the item's amount, positive
     * @param entries how many entries it reserved
     */
    public record Settlement(
            UUID item, UUID partner, long yen, int entries, String key, String transferId, String payoutId) {}

    /** Frees what an item had reserved; its entries are available again. Remembered with the item. */
    public void free(Tx tx, UUID item) {
        free(tx, List.of(item));
    }

    /** As {@link #free(Tx, UUID)}, for many items in one statement. */
    public void free(Tx tx, List<UUID> items) {
        tx.sql("""
                        with freed as (
                          delete from backoffice.payout_item_entries where item_id = any (:items)
                          returning item_id, entry_id
                        ), of_item as (
                          select item_id, array_agg(entry_id order by entry_id) as entries from freed group by item_id)
                        update backoffice.payout_items i set freed_entries = f.entries
                          from of_item f where i.id = f.item_id""").set("items", items).update();
    }

    /**
     * Voids a wrongly posted order that is still pending: sale and fee together, by their keys, so that it goes where
     * the order itself was deleted too. The number of entries voided.
     */
    public int voidOrder(Tx tx, UUID order, @Nullable String note) {
        return tx.sql("""
                        update public.ledger set status = 'void', note = :note, updated_at = backoffice.clock()
                         where idempotency_key in ('sale-' || :order, 'platform_fee-' || :order)
                           and origin = 'suito' and status = 'pending'""")
                .set("order", order.toString())
                .set("note", String.class, note)
                .update();
    }
}
