package io.suito.cli.jobs;

import io.suito.app.Workplace;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.OfficeCommand;
import io.suito.cli.Table;
import io.suito.payouts.ScheduleWords;
import io.suito.schedule.Jobs.Standing;
import io.suito.text.Json;
import io.suito.time.Japan;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code suito jobs list}. */
@Command(name = "list", description = "List the jobs: when each ran last, how it ended, when it is due.")
final class JobsListCommand extends OfficeCommand {
    @Override
    protected int run(Workplace office) {
        List<Standing> jobs = office.backoffice().jobs().standings();
        output().result(
                        Map.of(
                                "jobs",
                                jobs.stream().map(JobsListCommand::document).toList()),
                        () -> tell(jobs));
        return CommandLineProgram.DONE;
    }

    private static Map<String, @Nullable Object> document(Standing job) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("name", job.name());
        document.put("every_seconds", job.everySeconds());
        document.put("last_status", job.lastStatus());
        document.put("last_finished_at", job.lastFinishedAt());
        document.put("last_outcome", job.lastOutcome() == null ? null : Json.read(job.lastOutcome()));
        document.put("last_error_code", job.lastErrorCode());
        document.put("due_at", job.dueAt());
        return document;
    }

    private void tell(List<Standing> jobs) {
        Table table = Table.of(
                text("head.job"), text("head.state"), text("head.finished"), text("head.due"), text("head.outcome"));
        jobs.forEach(job -> table.row(
                job.name(),
                shown(job.lastStatus()) + (job.lastErrorCode() == null ? "" : " " + job.lastErrorCode()),
                shown(job.lastFinishedAt()),
                shown(job.dueAt()),
                outcome(job)));
        output().table(table);
    }

    private String outcome(Standing job) {
        if (job.lastOutcome() == null || !job.name().equals(JobOutcomes.PAYOUT_RUN)) {
            return shown(job.lastOutcome());
        }
        return String.join(" ", ScheduleWords.sentences(Json.read(job.lastOutcome()), output().locale()));
    }

    private static String shown(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String shown(@Nullable Instant instant) {
        return instant == null ? "" : Japan.minutes(instant);
    }
}
