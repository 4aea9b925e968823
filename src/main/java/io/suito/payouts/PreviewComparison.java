package io.suito.payouts;

import io.suito.database.Transactions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A preview or plan beside the run before it.
 *
 * @param items of that run, and its {@code total} in yen
 * @param newcomers partners who would be paid now and were not in it
 * @param absent partners who were in it and would not be paid now
 */
public record PreviewComparison(UUID runId, Instant asOf, int items, long total, long newcomers, long absent) {

    /**
     * A run beside the newest one of all partners before it that has ended; empty when there is none, and for a run of
     * chosen partners.
     */
    public static Optional<PreviewComparison> of(Transactions transactions, Run self) {
        return transactions
                .call(tx ->
                        Runs.isOfAll(tx, self.runId()) ? Runs.endedOfAll(tx, self.createdAt()) : Optional.<Run>empty())
                .map(run -> compare(transactions, run, self));
    }

    /** As {@link #of(Transactions, Run)}, for a preview of all. */
    public static Optional<PreviewComparison> of(Transactions transactions, PayoutPreview preview) {
        Set<UUID> partners =
                preview.items().stream().map(PayoutPreview.Item::partnerId).collect(Collectors.toSet());
        RunReports reports = new RunReports(transactions);
        return transactions
                .call(tx -> Runs.endedOfAll(tx, null))
                .map(run -> compare(run, reports.partners(run.runId()), partners));
    }

    /** Two stored runs are compared by the database: there may be a hundred thousand partners in each. */
    private static PreviewComparison compare(Transactions transactions, Run before, Run now) {
        record Changed(long newcomers, long absent) {}
        Changed changed = transactions.call(tx -> tx.sql("""
                        select count(*) filter (where b.partner_id is null), count(*) filter (where n.partner_id is null)
                          from (select partner_id from backoffice.payout_items
                                 where run_id = :now and state <> 'released') n
                          full join (select partner_id from backoffice.payout_items where run_id = :before) b
                            on b.partner_id = n.partner_id""")
                .set("now", now.runId())
                .set("before", before.runId())
                .one(Changed.class));
        return new PreviewComparison(
                before.runId(), before.asOf(), before.planned(), before.total(), changed.newcomers(), changed.absent());
    }

    private static PreviewComparison compare(Run run, Set<UUID> before, Set<UUID> now) {
        long newcomers = now.stream().filter(id -> !before.contains(id)).count();
        long absent = before.stream().filter(id -> !now.contains(id)).count();
        return new PreviewComparison(run.runId(), run.asOf(), run.planned(), run.total(), newcomers, absent);
    }
}
