package io.suito.cli.jobs;

import io.suito.app.Workplace;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.OfficeCommand;
import io.suito.cli.Table;
import io.suito.payouts.RunReports.RunStatus;
import io.suito.payouts.ScheduleWords;
import io.suito.schedule.Jobs;
import io.suito.schedule.Jobs.Past;
import io.suito.text.Json;
import io.suito.time.Japan;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code suito jobs show}. */
@Command(name = "show", description = "Show the last runs of a job and what came of each.")
final class JobsShowCommand extends OfficeCommand {
    @Parameters(arity = "1", paramLabel = "NAME", description = "The job's name (suito jobs list).")
    @SuppressWarnings("NullAway.Init") // mandatory: set by the parser
    private String name;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    protected int run(Workplace office) {
        Jobs jobs = office.backoffice().jobs();
        List<Past> past = jobs.past(jobs.named(name), limit);
        output().result(
                        Map.of(
                                "job",
                                name,
                                "runs",
                                past.stream().map(p -> document(office, p)).toList()),
                        () -> tell(office, past));
        return CommandLineProgram.DONE;
    }

    private Map<String, @Nullable Object> document(Workplace office, Past past) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("request_id", past.requestId());
        document.put("requested_at", past.requestedAt());
        document.put("requested_by", past.requestedBy());
        document.put("reason", past.reason());
        document.put("status", past.status());
        document.put("finished_at", past.finishedAt());
        document.put("error_code", past.errorCode());
        document.put("outcome", past.outcome() == null ? null : Json.read(past.outcome()));
        if (name.equals(JobOutcomes.PAYOUT_RUN)) {
            document.put("payout_runs", runs(office, past));
        }
        return document;
    }

    private static List<RunStatus> runs(Workplace office, Past past) {
        if (past.outcome() == null) {
            return List.of();
        }
        return JobOutcomes.runs(Json.read(past.outcome())).stream()
                .map(office.backoffice().runReports()::status)
                .toList();
    }

    private void tell(Workplace office, List<Past> past) {
        if (past.isEmpty()) {
            output().say("jobs.never", name);
            return;
        }
        Table table = Table.of(
                text("head.requested_at"),
                text("head.requested_by"),
                text("head.state"),
                text("head.finished"),
                text("head.outcome"));
        past.forEach(p -> table.row(
                Japan.minutes(p.requestedAt()),
                Objects.requireNonNullElse(p.reason(), p.requestedBy()),
                p.status() + (p.errorCode() == null ? "" : " " + p.errorCode()),
                shown(p.finishedAt()),
                outcome(office, p)));
        output().table(table);
    }

    private static String shown(@Nullable Instant instant) {
        return instant == null ? "" : Japan.minutes(instant);
    }

    private String outcome(Workplace office, Past past) {
        if (past.outcome() == null) {
            return "";
        }
        JsonNode outcome = Json.read(past.outcome());
        if (!name.equals(JobOutcomes.PAYOUT_RUN)) {
            return outcome.toString();
        }
        StringBuilder words = new StringBuilder(String.join(" ", ScheduleWords.sentences(outcome, output().locale())));
        for (RunStatus run : runs(office, past)) {
            words.append(' ')
                    .append(text(
                            "jobs.run_counts",
                            run.paid() + run.submitted(),
                            run.open(),
                            run.moving() + run.takingBack(),
                            run.skipped()));
        }
        return words.toString();
    }
}
