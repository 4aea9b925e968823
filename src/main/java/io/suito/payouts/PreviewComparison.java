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

    /** A run with these partners, beside the newest one before it that has ended; empty when there is none. */
    public static Optional<PreviewComparison> of(Transactions transactions, Set<UUID> partners, Run self) {
        return before(transactions, self.createdAt(), partners);
    }

    /** As {@link #of(Transactions, Set, Run)}, for a preview. */
    public static Optional<PreviewComparison> of(Transactions transactions, PayoutPreview preview) {
        Set<UUID> partners =
                preview.items().stream().map(PayoutPreview.Item::partnerId).collect(Collectors.toSet());
        return before(transactions, Instant.MAX, partners);
    }

    private static Optional<PreviewComparison> before(Transactions transactions, Instant limit, Set<UUID> partners) {
        RunReports reports = new RunReports(transactions);
        return reports.recent(50).stream()
                .filter(run -> run.createdAt().isBefore(limit))
                .filter(run -> run.runState() == RunState.COMPLETED)
                .findFirst()
                .map(run -> compare(run, reports.partners(run.runId()), partners));
    }

    private static PreviewComparison compare(Run run, Set<UUID> before, Set<UUID> now) {
        long newcomers = now.stream().filter(id -> !before.contains(id)).count();
        long absent = before.stream().filter(id -> !now.contains(id)).count();
        return new PreviewComparison(run.runId(), run.asOf(), run.planned(), run.total(), newcomers, absent);
    }
}
