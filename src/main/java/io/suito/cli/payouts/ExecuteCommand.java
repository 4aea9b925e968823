package io.suito.cli.payouts;

import io.suito.app.Workplace;
import io.suito.cli.CommandLineProgram;
import io.suito.payouts.Funds;
import io.suito.payouts.Run;
import io.suito.payouts.RunReports;
import io.suito.payouts.RunState;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code suito payouts execute}: sends the money of a planned run. */
@Command(name = "execute", description = "Send the money of a planned run, wait, and compare with Stripe.")
final class ExecuteCommand extends Executing {
    @Parameters(arity = "0..1", paramLabel = "RUN", description = "The run's id; the newest when absent.")
    private @Nullable UUID id;

    @Option(names = "--no-wait", description = "Do not wait for the end; a running executor goes on with it.")
    private boolean noWait;

    @Override
    protected int run(Workplace office) {
        RunReports reports = office.backoffice().runReports();
        Run run = id == null ? reports.newest() : reports.get(id);
        if (dryRun()) {
            return rehearse(office, run);
        }
        if (run.runState() != RunState.EXECUTING) {
            requireSomebodyToConfirm();
        }
        proceed(office, run);
        if (noWait) {
            RunReports.RunStatus status = reports.status(run.runId());
            output().result(status, () -> new RunTexts(output()).status(status));
            return CommandLineProgram.DONE;
        }
        return finish(office, run.runId());
    }

    /** The rehearsal decides by the funds as they were last read, so they are read now where that is possible. */
    private void requireFunds(Workplace office, Run run) {
        office.stripe().ifPresent(stripe -> new Funds(office.backoffice().transactions(), stripe.reader()).refresh());
        String kind = run.runState() == RunState.PAUSED ? "payout-run.resume" : "payout-run.execute";
        String state = ask(office, kind, Map.of("run_id", run.runId(), "plan_hash", run.planHash()), null)
                .required("state")
                .asString();
        if (state.equals("short_of_funds")
                && office.backoffice().runReports().funds().isPresent()) {
            throw RunWatch.paused(office, run.runId(), state);
        }
    }

    private int rehearse(Workplace office, Run run) {
        if (run.runState() != RunState.EXECUTING) {
            requireFunds(office, run);
        }
        RunReports.UnderWay unsent = office.backoffice().runReports().unsent(run.runId());
        output().result(
                        Map.of(
                                "dry_run",
                                true,
                                "run_id",
                                run.runId(),
                                "items",
                                unsent.items(),
                                "unsent_total",
                                unsent.yen()),
                        () -> output().say(
                                        "payouts.would_send",
                                        run.runId().toString(),
                                        io.suito.money.Yen.format(unsent.yen())));
        return CommandLineProgram.DONE;
    }
}
