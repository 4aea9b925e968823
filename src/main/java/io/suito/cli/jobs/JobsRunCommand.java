package io.suito.cli.jobs;

import io.suito.app.Workplace;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.Confirmation;
import io.suito.cli.OfficeCommand;
import io.suito.cli.payouts.RunEnds;
import io.suito.payouts.ScheduleWords;
import io.suito.schedule.Jobs.Job;
import io.suito.text.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code suito jobs run}. */
@Command(name = "run", description = "Run a job now and wait for its end.")
final class JobsRunCommand extends OfficeCommand {
    @Parameters(arity = "1", paramLabel = "NAME", description = "The job's name (suito jobs list).")
    @SuppressWarnings("NullAway.Init") // mandatory: set by the parser
    private String name;

    @Option(names = "--dry-run", description = "Say how much it would find, and change nothing.")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask for confirmation.")
    private boolean yes;

    @Override
    protected int run(Workplace office) {
        Job job = office.backoffice().jobs().named(name);
        if (dryRun) {
            Object found = job.waiting().get();
            output().result(Map.of("job", name, "dry_run", true, "would_find", found), () -> wouldFind(found));
            return CommandLineProgram.DONE;
        }
        askPerson(job);
        output().progress(text("jobs.running", name));
        JsonNode outcome = office.ask(job.kind(), Map.of(), "command line");
        if (isPayoutRun()) {
            untilPaid(office, JobOutcomes.runs(outcome));
        }
        output().result(Map.of("job", name, "outcome", outcome), () -> tell(outcome));
        return isPayoutRun() && JobOutcomes.leftUndone(outcome) ? CommandLineProgram.FAILED : CommandLineProgram.DONE;
    }

    private boolean isPayoutRun() {
        return name.equals(JobOutcomes.PAYOUT_RUN);
    }

    /** It does what an executor would do unasked, so only a person who sits at a terminal is asked. */
    private void askPerson(Job job) {
        if (isPayoutRun() && !yes && context().terminal().interactive()) {
            JsonNode look = Json.read(Json.write(job.waiting().get()));
            if (!look.required("dates").isEmpty()) {
                ScheduleWords.sentences(look, output().locale()).forEach(output()::error);
                new Confirmation(context().terminal(), false).require(text("jobs.confirm"));
            }
        }
    }

    /** This process may be the only one that sends. */
    private void untilPaid(Workplace office, List<UUID> runs) {
        runs.forEach(run -> RunEnds.await(office, output(), run));
    }

    private void wouldFind(Object found) {
        if (isPayoutRun()) {
            JobOutcomes.say(output(), Json.read(Json.write(found)));
        } else {
            output().say("jobs.would_find", name, Json.write(found));
        }
    }

    private void tell(JsonNode outcome) {
        if (isPayoutRun()) {
            JobOutcomes.say(output(), outcome);
        } else {
            output().say("jobs.done", name, outcome.toString());
        }
    }
}
