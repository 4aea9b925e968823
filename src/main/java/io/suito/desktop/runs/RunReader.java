package io.suito.desktop.runs;

import io.suito.database.SqlErrors;
import io.suito.database.Transactions;
import io.suito.payouts.PayoutPreview;
import io.suito.payouts.PlanRequest;
import io.suito.payouts.PreviewComparison;
import io.suito.payouts.Run;
import io.suito.payouts.RunReports;
import io.suito.payouts.RunState;
import io.suito.payouts.RunStory;
import io.suito.text.Refusal;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Reads a run; beside the window's thread. */
public final class RunReader {
    /** While a run moves its story goes on too, but what is slow to read is read more rarely. */
    private static final long SOON = TimeUnit.SECONDS.toNanos(5);

    private static final long PART = 20;

    /** Of runs that move there is news all the time; what a missed one would pay is long to read. */
    private static final Set<RunState> SLOW = EnumSet.of(RunState.EXECUTING, RunState.MISSED);

    private final LongSupplier nanos;
    private final Transactions transactions;
    private final RunReports reports;

    public RunReader(Transactions transactions, RunReports reports) {
        this(transactions, reports, System::nanoTime);
    }

    RunReader(Transactions transactions, RunReports reports, LongSupplier nanos) {
        this.nanos = nanos;
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
        RunReports.Moment now = reports.moment(id);
        Run run = now.run();
        if (before != null && isSame(before, run)) {
            return new RunRead(run, now.status(), now.totals(), before.rest(), before.stale());
        }
        long began = nanos.getAsLong();
        RunRead.Rest rest = rest(run, before);
        long ended = nanos.getAsLong();
        return new RunRead(run, now.status(), now.totals(), rest, ended + Math.max(SOON, PART * (ended - began)));
    }

    private boolean isSame(RunRead before, Run run) {
        return before.stale() - nanos.getAsLong() > 0
                && before.run().runId().equals(run.runId())
                && before.run().state().equals(run.state())
                && SLOW.contains(run.runState());
    }

    private RunRead.Rest rest(Run run, @Nullable RunRead before) {
        return new RunRead.Rest(
                new RunStory(transactions).of(run.runId()),
                reports.funds().orElse(null),
                reports.stillToSend(run.runId()),
                before != null && before.run().runId().equals(run.runId())
                        ? before.rest().before()
                        : PreviewComparison.of(transactions, run).orElse(null),
                run.runState() == RunState.MISSED ? due(run) : null);
    }

    /** By the very definition from which it would be planned. */
    private RunRead.@Nullable Due due(Run missed) {
        try {
            PayoutPreview preview =
                    PayoutPreview.read(transactions, new PlanRequest(missed.runDate(), missed.asOf(), null, null, ""));
            return new RunRead.Due(preview.items().size(), preview.total());
        } catch (Refusal e) {
            if (SqlErrors.isOutage(e)) {
                throw e;
            }
            return null;
        }
    }
}
