package io.suito.payouts;

import io.suito.database.Transactions;
import io.suito.database.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do now: read from the very definition that the plan inserts from, changing nothing.
 *
 * @param total yen of all items
 * @param funds the platform's balance as last read; null when it never was
 */
public record PayoutPreview(
        Instant asOf,
        LocalDate runDate,
        List<Item> items,
        List<Skip> skips,
        long total,
        @Nullable Funds funds) {

    /** A partner who would be paid, in yen. */
    public record Item(UUID partnerId, String name, long amount) {}

    /** A partner with money due who would not be paid, and why. */
    public record Skip(UUID partnerId, String name, long amount, String reason) {}

    /** Money the platform can transfer, in yen, and when Stripe said so. */
    public record Funds(long available, Instant asOf) {
        /**
         * Yen that a run leaves; negative where it is not covered.
         *
         * @param elsewhere yen that other runs have still to send
         */
        public long left(long yen, long elsewhere) {
            return available - yen - elsewhere;
        }
    }

    private record Candidate(
            UUID partnerId,
            String name,
            long amount,
            @Nullable String reason) {}

    /** Reads it. */
    public static PayoutPreview read(Transactions transactions, PlanRequest wanted) {
        return transactions.call(tx -> read(tx, wanted));
    }

    static PayoutPreview read(Tx tx, PlanRequest wanted) {
        PayoutPlan.requireOpeningsConfirmed(tx);
        PayoutPlan.requireKnown(tx, wanted);
        Instant asOf = PayoutPlan.cutOff(tx, wanted);
        List<Candidate> candidates = tx.sql("""
                        select c.partner_id, coalesce(p.name, ''), c.amount, c.reason
                          from backoffice.payout_candidates(:asOf, cast(:chosen as uuid[]), cast(:except as uuid[])) c
                          join public.partners p on p.id = c.partner_id
                         order by c.amount desc, c.partner_id""")
                .set("asOf", asOf)
                .set("chosen", UUID[].class, PayoutPlan.chosen(wanted))
                .set("except", wanted.except())
                .list(Candidate.class);
        List<Item> items = candidates.stream()
                .filter(c -> c.reason() == null)
                .map(c -> new Item(c.partnerId(), c.name(), c.amount()))
                .toList();
        List<Skip> skips = candidates.stream()
                .filter(c -> c.reason() != null)
                .map(c -> new Skip(c.partnerId(), c.name(), c.amount(), String.valueOf(c.reason())))
                .toList();
        long total = items.stream().mapToLong(Item::amount).sum();
        return new PayoutPreview(asOf, PayoutPlan.runDate(wanted, asOf), items, skips, total, funds(tx));
    }

    static @Nullable Funds funds(Tx tx) {
        return tx.sql("select available, read_at from backoffice.stripe_balances where account_id = 'platform'")
                .optional(Funds.class)
                .orElse(null);
    }
}
