package io.suito.cli.payouts;

import io.suito.app.Workplace;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.OfficeCommand;
import io.suito.payouts.RunControls;
import io.suito.payouts.RunReports.RunStatus;
import io.suito.text.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code suito payouts status}: where a run stands, in numbers. */
@Command(name = "status", description = "Show where a run stands, in numbers.")
final class StatusCommand extends OfficeCommand {
    @Parameters(arity = "0..1", paramLabel = "RUN", description = "The run's id; the newest when absent.")
    private @Nullable UUID run;

    @Option(names = "--check", description = "Compare with Stripe's objects now, to the yen.")
    private boolean check;

    @Override
    protected int run(Workplace office) {
        UUID id = run != null ? run : office.backoffice().runReports().newest().runId();
        boolean moving = check && isMoving(office, id);
        RunStatus status = office.backoffice().runReports().status(id);
        output().result(status, () -> new RunTexts(output()).status(status));
        if (moving) {
            output().error(text("payouts.still_moving"));
        } else if (check && Boolean.FALSE.equals(status.agrees())) {
            Executing.sayThatTotalsDiffer(output(), id);
            return CommandLineProgram.FAILED;
        }
        return CommandLineProgram.DONE;
    }

    /** Compares and tells the differences; true where the run still moves, so that they say nothing yet. */
    private boolean isMoving(Workplace office, UUID id) {
        RunControls.Controls controls = new RunControls(
                        office.backoffice().transactions(),
                        office.stripe()
                                .orElseThrow(() -> new Refusal(
                                        "config.stripe_key_missing",
                                        context().home().settings().toString()))
                                .reader())
                .check(id);
        if (!controls.moving()) {
            controls.differences().forEach(difference -> output().error(difference.sentence(output().locale())));
        }
        return controls.moving();
    }
}
