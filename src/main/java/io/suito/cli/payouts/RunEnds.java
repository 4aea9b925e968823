package io.suito.cli.payouts;

import io.suito.app.Workplace;
import io.suito.cli.Interrupted;
import io.suito.cli.Output;
import io.suito.text.Messages;
import java.time.Duration;
import java.util.UUID;

/** Waits for the end of a run that something else than the commands of this group has begun. */
public final class RunEnds {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private RunEnds() {}

    /** Returns when nothing of the run moves any more. @throws io.suito.text.Refusal where it stands still */
    public static void await(Workplace office, Output output, UUID run) {
        Interrupted.saying(
                () -> {
                    output.error(Messages.text(output.locale(), "payouts.goes_on", run.toString()));
                    office.stopActing();
                },
                () -> new RunWatch(office, output, PATIENCE).untilOver(run));
    }
}
