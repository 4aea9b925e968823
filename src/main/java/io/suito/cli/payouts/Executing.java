package io.suito.cli.payouts;

import io.suito.app.Workplace;
import io.suito.cli.ActionCommand;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.Interrupted;
import io.suito.cli.Output;
import io.suito.money.Yen;
import io.suito.payouts.Run;
import io.suito.payouts.RunControls;
import io.suito.payouts.RunReports;
import io.suito.payouts.RunReports.RunStatus;
import io.suito.payouts.RunState;
import io.suito.text.Messages;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the commands share that send a run's money: release it, watch it, compare it with Stripe. */
@Command
abstract class Executing extends ActionCommand {
    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "Stop waiting when nothing has moved for so long (default: ${DEFAULT-VALUE}).")
    private int patience;

    /** A run, and what was said that it still sends. */
    protected record Agreed(Run run, RunReports.UnderWay unsent) {}

    /** Goes on with what is being sent already; anything else is asked for first, and then released. */
    protected final void proceed(Workplace office, Run run) {
        if (run.runState() == RunState.EXECUTING) {
            office.act();
        } else {
            release(office, confirmExecution(office, run));
        }
    }

    /** Releases it. @throws Refusal {@code payouts.short_of_funds} */
    protected final void release(Workplace office, Agreed agreed) {
        Run run = agreed.run();
        if (run.runState() == RunState.PAUSED) {
            if (!"short_of_funds".equals(run.pausedReason())) {
                throw RunWatch.paused(office, run.runId(), run.pausedReason());
            }
            office.ask("payout-run.resume", Map.of("run_id", run.runId()), null);
            return;
        }
        // with what was said: items that are dropped in the meantime are still in the plan that the hash names
        Map<String, Object> seen = Map.of(
                "run_id", run.runId(),
                "plan_hash", run.planHash(),
                "items", agreed.unsent().items(),
                "yen", agreed.unsent().yen());
        String state =
                office.ask("payout-run.execute", seen, null).required("state").asString();
        if (state.equals("short_of_funds")) {
            throw RunWatch.paused(office, run.runId(), state);
        }
    }

    /** Waits for its end, compares, and shows the result. */
    protected final int finish(Workplace office, UUID run) {
        RunWatch watch = new RunWatch(office, output(), Duration.ofSeconds(patience));
        Interrupted.saying(() -> leave(office, run), () -> watch.untilOver(run));
        return result(office, run);
    }

    /** Compares with Stripe and shows the run. */
    private int result(Workplace office, UUID run) {
        boolean agrees = compare(office, run);
        RunStatus status = office.backoffice().runReports().status(run);
        output().result(status, () -> new RunTexts(output()).status(status));
        if (!agrees) {
            sayThatTotalsDiffer(output(), run);
        }
        return agrees ? CommandLineProgram.DONE : CommandLineProgram.FAILED;
    }

    /** The document stays the run's, so the code stands on standard error. */
    static void sayThatTotalsDiffer(Output output, UUID run) {
        String sentence = Messages.text(output.locale(), "error.payouts.totals_differ", run.toString());
        output.error("suito: " + sentence + " [payouts.totals_differ]");
    }

    private void leave(Workplace office, UUID run) {
        output().error(text("payouts.goes_on", run.toString()));
        office.stopActing();
    }

    private boolean compare(Workplace office, UUID run) {
        if (!office.hasKey()) {
            return true;
        }
        output().progress(text("payouts.comparing"));
        RunControls.Controls controls = new RunControls(
                        office.backoffice().transactions(),
                        office.stripe().orElseThrow().reader())
                .check(run);
        controls.differences().forEach(difference -> output().error(difference.sentence(output().locale())));
        return controls.agrees();
    }

    /** Shows what is still to be sent and asks with the facts that matter: how many, how much, out of how much. */
    protected final Agreed confirmExecution(Workplace office, Run run) {
        RunReports.UnderWay unsent =
                new RunTexts(output()).plan(run, office.backoffice().runReports());
        String funds = office.backoffice()
                .runReports()
                .funds()
                .map(known -> Yen.format(known.available()))
                .orElse("?");
        confirm("payouts.confirm", unsent.items(), Yen.format(unsent.yen()), funds, mode(office));
        return new Agreed(run, unsent);
    }

    /** Whether it is real money: the question for it says so. */
    private String mode(Workplace office) {
        return text(office.livemode().orElse(false) ? "mode.live" : "mode.test");
    }
}
