package io.suito.cli.payouts;

import io.suito.app.Workplace;
import io.suito.cli.ActionCommand;
import io.suito.cli.CommandLineProgram;
import io.suito.money.Yen;
import io.suito.payouts.RunReports;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code suito payouts resume}. */
@Command(name = "resume", description = "Let a paused run go on.")
final class ResumeCommand extends ActionCommand {
    @Parameters(arity = "1", paramLabel = "RUN", description = "The run's id.")
    @SuppressWarnings("NullAway.Init") // mandatory: set by the parser
    private UUID id;

    @Override
    protected int run(Workplace office) {
        RunReports reports = office.backoffice().runReports();
        RunReports.UnderWay rest = reports.moving(reports.get(id).runId());
        confirm("payouts.confirm_resume", id.toString(), rest.items(), Yen.format(rest.yen()));
        ask(office, "payout-run.resume", Map.of("run_id", id), null);
        RunReports.RunStatus status = reports.status(id);
        output().result(status, () -> {
            if (dryRun()) {
                output().say("payouts.would_resume", id.toString(), rest.items(), Yen.format(rest.yen()));
            } else {
                new RunTexts(output()).status(status);
            }
        });
        return CommandLineProgram.DONE;
    }
}
