package io.suito.cli.payouts;

import io.suito.app.Outage;
import io.suito.app.Workplace;
import io.suito.cli.Output;
import io.suito.payouts.RunReports.ItemLine;
import io.suito.text.Messages;
import io.suito.text.Refusal;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Waits until an item that was set in motion has arrived somewhere. */
final class ItemWatch {
    private static final Set<String> MOVING =
            Set.of("planned", "transfer_sent", "transferred", "payout_sent", "take_back_sent");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_MILLIS = 100;

    private final Workplace office;
    private final Output output;

    ItemWatch(Workplace office, Output output) {
        this.office = office;
        this.output = output;
    }

    /** The item where it stands then; where it stands now when that takes too long. */
    ItemLine untilSettled(UUID id) {
        Outage outage = new Outage(PATIENCE, () -> output.progress(Messages.text(output.locale(), "db.away")));
        long until = System.nanoTime() + PATIENCE.toNanos();
        ItemLine item = outage.ride(() -> office.backoffice().runReports().item(id));
        while (MOVING.contains(item.state()) && System.nanoTime() < until) {
            pause();
            item = outage.ride(() -> office.backoffice().runReports().item(id));
        }
        return item;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(e, "request.interrupted");
        }
    }
}
