package io.suito.cli.jobs;

import io.suito.app.Workplace;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.OfficeCommand;
import io.suito.schedule.Jobs.Job;
import io.suito.text.Json;
import java.util.Map;
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

    @Override
    protected int run(Workplace office) {
        Job job = office.backoffice().jobs().named(name);
        if (dryRun) {
            Object found = job.waiting().get();
            output().result(
                            Map.of("job", name, "dry_run", true, "would_find", found),
                            () -> output().say("jobs.would_find", name, Json.write(found)));
            return CommandLineProgram.DONE;
        }
        output().progress(text("jobs.running", name));
        JsonNode outcome = office.ask(job.kind(), Map.of(), "command line");
        output().result(
                        Map.of("job", name, "outcome", outcome),
                        () -> output().say("jobs.done", name, outcome.toString()));
        return CommandLineProgram.DONE;
    }
}
