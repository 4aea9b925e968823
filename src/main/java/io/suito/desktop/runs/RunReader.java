package io.suito.desktop.runs;

import io.suito.database.Transactions;
import io.suito.payouts.PreviewComparison;
import io.suito.payouts.Run;
import io.suito.payouts.RunReports;
import io.suito.payouts.RunState;
import io.suito.payouts.RunStory;
import io.suito.payouts.RunTotals;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a run; beside the window's thread. */
public final class RunReader {
    private final Transactions transactions;
    private final RunReports reports;

    public RunReader(Transactions transactions, RunReports reports) {
        this.transactions = transactions;
        this.reports = reports;
    }

    /**
     * Reads it.
     *
     * @param before as it was read before; null to read everything
     * @throws io.suito.text.Refusal {@code payouts.no_run}
     */
    RunRead read(UUID id, @Nullable RunRead before) {
        Run run = reports.get(id);
        RunRead.Rest rest = before == null || !isSame(before, run) ? rest(run) : before.rest();
        return new RunRead(run, reports.status(id), new RunTotals(transactions).of(id), rest);
    }

    private static boolean isSame(RunRead before, Run run) {
        return before.run().runId().equals(run.runId())
                && before.run().state().equals(run.state())
                && run.runState() == RunState.EXECUTING;
    }

    private RunRead.Rest rest(Run run) {
        return new RunRead.Rest(
                new RunStory(transactions).of(run.runId()),
                reports.skips(run.runId()),
                reports.funds().orElse(null),
                PreviewComparison.of(transactions, reports.partners(run.runId()), run)
                        .orElse(null));
    }
}
