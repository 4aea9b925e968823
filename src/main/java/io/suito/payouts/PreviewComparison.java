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

    /** With the newest run that paid somebody, other than {@code self}; empty when there is none. */
    public static Optional<PreviewComparison> of(Transactions transactions, Set<UUID> partners, UUID self) {
        RunReports reports = new RunReports(transactions);
        return reports.recent(50).stream()
                .filter(run -> !run.runId().equals(self))
                .filter(run -> run.runState() == RunState.COMPLETED)
                .findFirst()
                .map(run -> compare(run, reports.partners(run.runId()), partners));
    }

    /** As {@link #of(Transactions, Set, UUID)}, for a preview. */
    public static Optional<PreviewComparison> of(Transactions transactions, PayoutPreview preview) {
        Set<UUID> partners =
                preview.items().stream().map(PayoutPreview.Item::partnerId).collect(Collectors.toSet());
        return of(transactions, partners, new UUID(0, 0));
    }

    private static PreviewComparison compare(Run run, Set<UUID> before, Set<UUID> now) {
        long newcomers = now.stream().filter(id -> !before.contains(id)).count();
        long absent = before.stream().filter(id -> !now.contains(id)).count();
        return new PreviewComparison(run.runId(), run.asOf(), run.planned(), run.total(), newcomers, absent);
    }
}
