package io.suito.attention;

import io.suito.database.Tx;
import io.suito.text.Json;
import io.suito.text.Refusal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Raises and settles attention items; while one is open, raising it again changes nothing. */
public final class Attention {
    /** What nothing in the program can see to be settled: a person who has seen to it closes it. */
    private static final Set<String> CLOSED_BY_PEOPLE = Set.of(
            "payout_differs",
            "balance_drift",
            "command_key_reused",
            "foreign_ledger_entry",
            "foreign_ledger_moved",
            "sale_entry_missing",
            "sale_key_taken",
            "sale_already_refunded",
            "sale_refunded_later");

    private Attention() {}

    /** Whether items of this kind stay until a person closes them. */
    public static boolean isClosedByPeople(String kind) {
        return CLOSED_BY_PEOPLE.contains(kind);
    }

    private record Standing(String kind, boolean open) {}

    /**
     * Closes an item on a person's word.
     *
     * @throws Refusal {@code attention.unknown}, {@code attention.closed_already}, {@code attention.closes_by_itself}
     */
    public static void close(Tx tx, UUID id) {
        Standing item = tx.sql(
                        "select kind, resolved_at is null from backoffice.attention_items where id = :id for update")
                .set("id", id)
                .optional(Standing.class)
                .orElseThrow(() -> new Refusal("attention.unknown", id.toString()));
        if (!item.open()) {
            throw new Refusal("attention.closed_already", id.toString());
        }
        if (!isClosedByPeople(item.kind())) {
            throw new Refusal("attention.closes_by_itself", id.toString(), item.kind());
        }
        tx.sql("update backoffice.attention_items set resolved_at = backoffice.clock() where id = :id")
                .set("id", id)
                .update();
    }

    /**
     * Raises it.
     *
     * @param kind names the sentence ({@code attention.<kind>})
     * @param subject what it is about: an id
     * @param arguments facts for the sentence; no personal data
     */
    public static void raise(Tx tx, String kind, String subject, Object... arguments) {
        tx.sql("""
                        insert into backoffice.attention_items (kind, subject, arguments)
                        values (:kind, :subject, cast(:arguments as jsonb))
                        on conflict (kind, subject) where resolved_at is null do nothing""")
                .set("kind", kind)
                .set("subject", subject)
                .set("arguments", Json.write(List.of(arguments)))
                .update();
    }

    /** Raises it for each of these subjects; what it is about says everything. */
    public static void raiseAll(Tx tx, String kind, Collection<UUID> subjects) {
        tx.sql("""
                        insert into backoffice.attention_items (kind, subject)
                        select :kind, cast(s.id as text) from unnest(:subjects) as s(id)
                        on conflict (kind, subject) where resolved_at is null do nothing""").set("kind", kind).set("subjects", subjects).update();
    }

    /**
     * Something that a person has to look at.
     *
     * @param arguments JSON array of the facts for its sentence
     */
    public record Item(UUID id, String kind, String subject, String arguments, Instant raisedAt) {}

    /** What is open, the newest first. */
    public static List<Item> open(Tx tx) {
        return tx.sql("""
                        select id, kind, subject, cast(arguments as text), raised_at from backoffice.attention_items
                         where resolved_at is null order by raised_at desc, id""").list(Item.class);
    }

    /** The matter is settled. */
    public static void resolve(Tx tx, String kind, String subject) {
        tx.sql("""
                        update backoffice.attention_items set resolved_at = backoffice.clock()
                         where kind = :kind and subject = :subject and resolved_at is null""").set("kind", kind).set("subject", subject).update();
    }

    /** The matter is settled for every other subject than these. */
    public static void resolveAllBut(Tx tx, String kind, Collection<String> open) {
        tx.sql("""
                        update backoffice.attention_items set resolved_at = backoffice.clock()
                         where kind = :kind and resolved_at is null and not subject = any (:open)""")
                .set("kind", kind)
                .set("open", String[].class, open.toArray(String[]::new))
                .update();
    }
}
