package io.suito.payouts;

import io.suito.database.Transactions;
import io.suito.database.Tx;
import io.suito.payouts.ItemFacts.Said;
import io.suito.text.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The way of an order's money: from the buyer's payment over the ledger to the payouts that paid it. */
public final class OrderFacts {
    private final Transactions transactions;

    public OrderFacts(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * An order as the platform has it; total in yen.
     *
     * @param placedAt null where the platform never said it
     * @param payment Stripe's PaymentIntent
     * @param charge Stripe's charge of that payment
     */
    public record Order(
            UUID id,
            String number,
            long total,
            @Nullable Instant placedAt,
            @Nullable Instant deliveredAt,
            @Nullable String payment,
            @Nullable String charge) {}

    /** An entry of the ledger for it; yen signed. */
    public record Entry(
            UUID id,
            String type,
            long yen,
            Instant createdAt,
            @Nullable Instant availableAt) {}

    /**
     * A payout item that pays such entries, or paid them before it was given up; yen of the whole item.
     *
     * @param changedAt when it came to its state
     * @param arrivalDate at the bank, as Stripe names it
     * @param reason why the money did not move or came back, as a code
     */
    public record Item(
            UUID id,
            UUID run,
            long amount,
            String state,
            Instant plannedAt,
            String accountId,
            Instant changedAt,
            @Nullable LocalDate arrivalDate,
            @Nullable String reason) {}

    /** An item, and what was said with Stripe about it, the first first. */
    public record Payment(Item item, List<Said> said) {}

    /** Everything that is known of it. */
    public record Facts(Order order, List<Entry> entries, List<Payment> payments) {}

    /** Reads it. @throws Refusal {@code orders.unknown} */
    public Facts of(UUID id) {
        ItemFacts facts = new ItemFacts(transactions);
        Order order = transactions.call(tx -> order(tx, id));
        List<Entry> entries = transactions.call(tx -> entries(tx, id));
        List<Payment> payments = transactions.call(tx -> items(tx, id)).stream()
                .map(item -> new Payment(item, facts.said(item.id())))
                .toList();
        return new Facts(order, entries, payments);
    }

    private static Order order(Tx tx, UUID id) {
        return tx.sql("""
                        select id, coalesce(order_number, cast(id as text)), total, created_at, delivery_completed_at,
                               stripe_payment_intent_id, stripe_charge_id
                          from public.orders where id = :id""")
                .set("id", id)
                .optional(Order.class)
                .orElseThrow(() -> new Refusal("orders.unknown", id.toString()));
    }

    private static List<Entry> entries(Tx tx, UUID order) {
        return tx.sql("""
                select id, type, amount_cents, created_at, available_at from public.ledger
                 where order_id = :order and origin = 'suito' order by created_at, amount_cents desc, id""").set("order", order).list(Entry.class);
    }

    private static List<Item> items(Tx tx, UUID order) {
        return tx.sql("""
                select distinct i.id, i.run_id, i.amount, i.state, i.created_at, i.stripe_account_id, i.updated_at,
                       i.arrival_date, i.error_code
                  from public.ledger l
                  cross join lateral (
                    select e.item_id from backoffice.payout_item_entries e where e.entry_id = l.id
                    union select f.id from backoffice.payout_items f
                           where f.partner_id = l.partner_id and l.id = any (f.freed_entries)) x
                  join backoffice.payout_items i on i.id = x.item_id
                 where l.order_id = :order order by i.created_at, i.id""").set("order", order).list(Item.class);
    }
}
