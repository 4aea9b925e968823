package io.suito.cli.payouts;

import io.suito.app.Workplace;
import io.suito.cli.ActionCommand;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.Reason;
import io.suito.money.Yen;
import io.suito.payouts.RunReports;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code suito payouts discard}. */
@Command(name = "discard", description = "Give a plan up: what it reserved is available again.")
final class DiscardCommand extends ActionCommand {
    @Parameters(arity = "1", paramLabel = "RUN", description = "The run's id.")
    @SuppressWarnings("NullAway.Init") // mandatory: set by the parser
    private UUID id;

    @Mixin
    private Reason reason = new Reason();

    @Override
    protected int run(Workplace office) {
        RunReports reports = office.backoffice().runReports();
        RunReports.UnderWay rest = reports.moving(reports.get(id).runId());
        String why = reason(reason);
        confirm("payouts.confirm_discard", id.toString(), rest.items(), Yen.format(rest.yen()));
        ask(office, "payout-run.discard", Map.of("run_id", id), why);
        RunReports.RunStatus status = reports.status(id);
        output().result(status, () -> {
            if (dryRun()) {
                output().say("payouts.would_discard", id.toString(), rest.items(), Yen.format(rest.yen()));
            } else {
                new RunTexts(output()).status(status);
            }
        });
        return CommandLineProgram.DONE;
    }
}
