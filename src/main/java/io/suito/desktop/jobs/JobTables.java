package io.suito.desktop.jobs;

import io.suito.desktop.table.ColumnKind;
import io.suito.desktop.table.ListedRows;
import io.suito.desktop.table.TableColumnModel;
import io.suito.desktop.table.TableSetup;
import io.suito.desktop.text.Texts;
import io.suito.listing.Sort;
import io.suito.payouts.RunReports.RunStatus;
import io.suito.schedule.Jobs.Past;
import io.suito.schedule.Jobs.Standing;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The list of jobs, and the last runs of one. */
final class JobTables {
    static final ListedRows.Shape<PastRow> PAST = new ListedRows.Shape<>(
            row -> row.past().requestId(),
            Map.of("asked", Comparator.comparing((PastRow row) -> row.past().requestedAt())),
            Map.of());

    /**
     * One run of a job that is named with it.
     *
     * @param run of the payout runs that it speaks of the last one; null where there is none
     */
    record PastRow(String job, Past past, @Nullable RunStatus run) {
        String result(Texts texts) {
            String words = JobWords.result(job, past.outcome(), past.errorCode(), past.errorArguments(), texts);
            return run == null || words == null
                    ? Objects.requireNonNullElse(words, "")
                    : words + "  " + JobWords.counts(run, texts);
        }
    }

    private JobTables() {}

    /** Jobs are sorted by the name that is read. */
    static ListedRows.Shape<Standing> jobsShape(Texts texts) {
        Comparator<Standing> byName =
                Comparator.comparing(job -> texts.word("job", job.name()), Collator.getInstance(texts.locale()));
        return new ListedRows.Shape<>(job -> key(job.name()), Map.of("name", byName), Map.of());
    }

    static UUID key(String job) {
        return UUID.nameUUIDFromBytes(job.getBytes(StandardCharsets.UTF_8));
    }

    /** A time that has come says no more than that it is about to begin. */
    private static @Nullable String due(Standing job, Texts texts) {
        return job.dueAt() == null ? null : job.isDue() ? texts.get("jobs.due_now") : texts.minutes(job.dueAt());
    }

    static TableSetup<Standing> jobs(Texts texts) {
        return new TableSetup<>(
                "jobs",
                List.of(
                        TableColumnModel.<Standing>of(
                                        "name", ColumnKind.TEXT, 180, job -> texts.word("job", job.name()))
                                .sortedBy("name"),
                        TableColumnModel.of("due", ColumnKind.TEXT, 150, job -> due(job, texts)),
                        TableColumnModel.<Standing>of(
                                        "state",
                                        ColumnKind.STATUS,
                                        100,
                                        job -> job.lastStatus() == null
                                                ? texts.get("jobs.never")
                                                : texts.word("job.state", job.lastStatus()))
                                .toned(job -> JobWords.tone(job.lastStatus(), job.lastOutcome())),
                        TableColumnModel.of(
                                "result",
                                ColumnKind.TEXT,
                                464,
                                job -> JobWords.result(
                                        job.name(),
                                        job.lastOutcome(),
                                        job.lastErrorCode(),
                                        job.lastErrorArguments(),
                                        texts)),
                        TableColumnModel.of("finished", ColumnKind.INSTANT, 140, Standing::lastFinishedAt)),
                List.of(),
                Sort.ascending("name"),
                null);
    }

    static TableSetup<PastRow> past(Texts texts) {
        return new TableSetup<>(
                "job_runs",
                List.of(
                        TableColumnModel.<PastRow>of(
                                        "asked",
                                        ColumnKind.INSTANT,
                                        150,
                                        row -> row.past().requestedAt())
                                .sortedBy("asked"),
                        TableColumnModel.<PastRow>of(
                                        "state",
                                        ColumnKind.STATUS,
                                        100,
                                        row -> texts.word(
                                                "job.state", row.past().status()))
                                .toned(row -> JobWords.tone(
                                        row.past().status(), row.past().outcome())),
                        TableColumnModel.of("result", ColumnKind.TEXT, 380, row -> row.result(texts)),
                        TableColumnModel.of(
                                "finished",
                                ColumnKind.INSTANT,
                                150,
                                row -> row.past().finishedAt()),
                        TableColumnModel.of("by", ColumnKind.TEXT, 110, row -> by(row.past(), texts))),
                List.of(),
                Sort.descending("asked"),
                null);
    }

    private static String by(Past past, Texts texts) {
        return Objects.equals(past.reason(), "schedule") ? texts.get("jobs.by_schedule") : past.requestedBy();
    }
}
