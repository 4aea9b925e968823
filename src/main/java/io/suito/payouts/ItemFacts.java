package io.suito.payouts;

import io.suito.database.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands behind a payout item: the entries of the ledger, and everything that was said with Stripe about it. */
public final class ItemFacts {
    private final Transactions transactions;

    public ItemFacts(Transactions transactions) {
        this.transactions = transactions;
    }

    /** An entry that the item pays, or paid before it was given up; yen signed. */
    public record Entry(
            UUID id,
            Instant createdAt,
            String type,
            long yen,
            @Nullable Instant availableAt,
            @Nullable String orderNumber,
            @Nullable String note) {}

    /**
     * An instruction to Stripe and its last answer.
     *
     * @param step {@code transfer}, {@code payout}, {@code reversal}
     * @param state {@code queued}, {@code sending}, {@code succeeded}, {@code failed}, {@code unknown}
     * @param responseId Stripe's object
     * @param parameters as sent, JSON
     * @param answer Stripe's object or error as it came, JSON; null while there is none
     */
    public record Said(
            UUID command,
            String step,
            String state,
            int attempts,
            @Nullable Instant sentAt,
            @Nullable Instant answeredAt,
            @Nullable Integer httpStatus,
            @Nullable String responseId,
            @Nullable String errorCode,
            @Nullable String requestId,
            String parameters,
            @Nullable String answer) {}

    /** Entries, the oldest first. */
    public List<Entry> entries(UUID item) {
        return transactions.call(tx -> tx.sql("""
                select l.id, l.created_at, l.type, l.amount_cents, l.available_at, o.order_number, l.note
                  from (select e.entry_id from backoffice.payout_item_entries e where e.item_id = :item
                        union select unnest(i.freed_entries) from backoffice.payout_items i where i.id = :item) x
                  join public.ledger l on l.id = x.entry_id
                  left join public.orders o on o.id = l.order_id
                 order by l.created_at, l.id""").set("item", item).list(Entry.class));
    }

    /**
     * What an item pays: the net of an order, or a correction. Yen signed.
     *
     * @param orderNumber null for what belongs to no order
     * @param note of a correction
     */
    public record Due(
            @Nullable String orderNumber, @Nullable String note, long yen) {}

    private record ItemDue(
            UUID item,
            @Nullable String orderNumber,
            @Nullable String note,
            long yen) {
        Due due() {
            return new Due(orderNumber, note, yen);
        }
    }

    /** By item, what all items of a run pay or paid before they were given up; the oldest first. */
    public Map<UUID, List<Due>> ofRun(UUID run) {
        return transactions.call(tx -> tx.sql("""
                select i.id, o.order_number, case when l.order_id is null then l.note end, sum(l.amount_cents)::bigint
                  from backoffice.payout_items i
                  cross join lateral (
                    select e.entry_id from backoffice.payout_item_entries e where e.item_id = i.id
                    union select unnest(i.freed_entries)) x
                  join public.ledger l on l.id = x.entry_id
                  left join public.orders o on o.id = l.order_id
                 where i.run_id = :run
                 group by i.id, o.order_number, case when l.order_id is null then l.id end,
                          case when l.order_id is null then l.note end
                 order by i.id, min(l.created_at), o.order_number""").set("run", run).list(ItemDue.class).stream()
                .collect(Collectors.groupingBy(ItemDue::item, Collectors.mapping(ItemDue::due, Collectors.toList()))));
    }

    /** Instructions, the first one first. */
    public List<Said> said(UUID item) {
        return transactions.call(tx -> tx.sql("""
                select c.id, c.step, c.state, c.attempts, c.last_sent_at, a.answered_at, a.http_status, c.response_id,
                       c.error_code, coalesce(c.request_id, a.request_id), jsonb_pretty(c.parameters),
                       jsonb_pretty(a.body)
                  from backoffice.stripe_commands c
                  left join lateral (
                    select w.answered_at, w.http_status, w.request_id, w.body
                      from backoffice.stripe_attempts t
                      join backoffice.stripe_answers w on w.attempt_id = t.id
                     where t.command_id = c.id order by w.answered_at desc limit 1) a on true
                 where c.subject_id = :item order by c.created_at, c.round, c.id""").set("item", item).list(Said.class));
    }
}
