package io.suito.desktop.runs;

import io.suito.payouts.PayoutPreview.Funds;
import io.suito.payouts.PreviewComparison;
import io.suito.payouts.Run;
import io.suito.payouts.RunReports.RunStatus;
import io.suito.payouts.RunStory.Event;
import io.suito.payouts.RunTotals.Totals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as it was read at one moment.
 *
 * @param rest what changes slowly while it moves; read when the run is opened, when its state changes, and now and then
 * @param stale when the rest is to be read anew, in nanoseconds of the reader's clock
 */
public record RunRead(Run run, RunStatus status, Totals totals, Rest rest, long stale) {
    /**
     * Slow to read or slow to change.
     *
     * @param elsewhere yen that other runs have still to send
     * @param due of a missed run what its date would pay now; null for all others, and where that cannot be told
     */
    public record Rest(
            List<Event> story,
            @Nullable Funds funds,
            long elsewhere,
            @Nullable PreviewComparison before,
            @Nullable Due due) {}

    /** So many partners, and yen. */
    public record Due(int partners, long yen) {}

    /** Yen that is planned or on its way. */
    public long movingYen() {
        return totals.part("moving").yen();
    }
}
