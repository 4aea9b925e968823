package io.suito.payouts;

import io.suito.database.Transactions;
import io.suito.database.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Control totals of a run: every planned yen stands in exactly one state, and Stripe's objects say the same. */
public final class RunTotals {
    private final Transactions transactions;

    public RunTotals(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * What stands in one state.
     *
     * @param state {@code moving} for all that are planned or on their way, otherwise the item's state
     */
    public record Part(String state, long items, long yen) {}

    /** The last comparison with Stripe, in yen; see {@link RunControls.Controls}. */
    public record Compared(
            long stripeTransfers,
            long stripePayouts,
            long booksTransfers,
            long booksPayouts,
            boolean agrees,
            List<Difference> differences,
            Instant at) {}

    /**
     * The totals.
     *
     * @param planned yen of the frozen plan
     * @param parts only states in which something stands
     * @param compared null before the first comparison
     */
    public record Totals(
            long planned, List<Part> parts, @Nullable Compared compared) {
        /** Yen of all parts. */
        public long sum() {
            return parts.stream().mapToLong(Part::yen).sum();
        }

        public boolean addsUp() {
            return planned == sum();
        }

        /** What stands in a state; nothing when nothing does. */
        public Part part(String state) {
            return parts.stream()
                    .filter(part -> part.state().equals(state))
                    .findFirst()
                    .orElse(new Part(state, 0, 0));
        }
    }

    /** @throws io.suito.text.Refusal {@code payouts.no_run} */
    public Totals of(UUID run) {
        return transactions.call(tx -> of(tx, run));
    }

    static Totals of(Tx tx, UUID run) {
        return new Totals(
                Runs.get(tx, run).total(), parts(tx, run), compared(tx, run).orElse(null));
    }

    private static List<Part> parts(Tx tx, UUID run) {
        return tx.sql("""
                select s.state, count(*), sum(s.amount)::bigint
                  from (select case when state in %s
                                    then 'moving' else state end as state, amount
                          from backoffice.payout_items where run_id = :run) s
                 group by s.state
                 order by array_position(array['paid', 'submitted', 'moving', 'held', 'failed', 'at_account',
                                               'take_back_sent', 'taken_back', 'released'], s.state)""".formatted(ItemState.MOVING_SQL)).set("run", run).list(Part.class);
    }

    private record Kept(
            long stripeTransfers,
            long stripePayouts,
            long booksTransfers,
            long booksPayouts,
            boolean agrees,
            String differences,
            Instant at) {
        Compared compared() {
            return new Compared(
                    stripeTransfers,
                    stripePayouts,
                    booksTransfers,
                    booksPayouts,
                    agrees,
                    Difference.read(differences),
                    at);
        }
    }

    private static Optional<Compared> compared(Tx tx, UUID run) {
        return tx.sql("""
                select stripe_transfers, stripe_payouts, books_transfers, books_payouts, agrees,
                       cast(differences as text), checked_at
                  from backoffice.run_controls where run_id = :run""").set("run", run).optional(Kept.class).map(Kept::compared);
    }
}
