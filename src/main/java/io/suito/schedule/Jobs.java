package io.suito.schedule;

import io.suito.database.Transactions;
import io.suito.database.Tx;
import io.suito.request.JobHandler;
import io.suito.request.Request;
import io.suito.text.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of this installation. A job is a request like any other ({@code job.<name>}); what is due is decided by the
 * database's clock in one statement, so that several executors ask for it once.
 */
public final class Jobs {
    /** Kinds of job requests begin with this. */
    public static final String KIND = "job.";

    /** The reason with which the schedule asks. */
    private static final String SCHEDULE = "schedule";

    private final Transactions transactions;
    private final List<Job> jobs;

    /**
     * One job.
     *
     * @param every how long after its last end it is due again; null for a job that goes by a calendar
     * @param calendar when it is due, by {@code backoffice.clock()}; null for a job that goes by {@code every}
     * @param work idempotent; its outcome becomes JSON
     * @param waiting how much it would have to do now, read only
     * @param needsStripe whether its work asks Stripe
     */
    public record Job(
            String name,
            @Nullable Duration every,
            @Nullable Function<Tx, Instant> calendar,
            JobHandler work,
            Supplier<Object> waiting,
            boolean needsStripe) {
        /** A job that is due again so long after its last end. */
        public static Job every(
                String name, Duration every, Supplier<Object> work, Supplier<Object> waiting, boolean needsStripe) {
            return every(name, every, request -> work.get(), waiting, needsStripe);
        }

        /** The same, with work that depends on who asks for it. */
        public static Job every(
                String name, Duration every, JobHandler work, Supplier<Object> waiting, boolean needsStripe) {
            return new Job(name, every, null, work, waiting, needsStripe);
        }

        /** A job that knows itself when it is due. */
        public static Job byCalendar(
                String name,
                Function<Tx, Instant> calendar,
                Supplier<Object> work,
                Supplier<Object> waiting,
                boolean needsStripe) {
            return new Job(name, null, calendar, request -> work.get(), waiting, needsStripe);
        }

        public String kind() {
            return KIND + name;
        }
    }

    /**
     * How a job stands: when it ran last, how that ended, when it is due.
     *
     * @param dueAt null while it runs
     * @param isDue whether that time has come: the schedule asks for it as soon as it looks
     */
    public record Standing(
            String name,
            @Nullable Long everySeconds,
            @Nullable String lastStatus,
            @Nullable Instant lastFinishedAt,
            @Nullable String lastOutcome,
            @Nullable String lastErrorCode,
            @Nullable String lastErrorArguments,
            @Nullable Instant dueAt,
            boolean isDue) {}

    public Jobs(Transactions transactions, List<Job> jobs) {
        this.transactions = transactions;
        this.jobs = List.copyOf(jobs);
    }

    /** Whether a job was asked for because its time had come, and not by a person. */
    public static boolean isBySchedule(Request request) {
        return SCHEDULE.equals(request.reason());
    }

    public List<Job> all() {
        return jobs;
    }

    /** The job of that name. @throws Refusal {@code jobs.unknown} with the names that there are */
    public Job named(String name) {
        return jobs.stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        "jobs.unknown",
                        name,
                        jobs.stream().map(Job::name).collect(java.util.stream.Collectors.joining(", "))));
    }

    /**
     * Asks for a job if its time has come and nobody has asked for it yet.
     *
     * @return when to ask again, by {@code backoffice.clock()}; in the past while the job waits or runs
     */
    public Instant askIfDue(Job job) {
        return transactions.call(tx -> {
            askIfDue(tx, job);
            return dueAt(tx, job);
        });
    }

    private static void askIfDue(Tx tx, Job job) {
        tx.sql("select pg_advisory_xact_lock(hashtext(:kind))")
                .set("kind", job.kind())
                .list(Object.class);
        tx.sql("""
                        insert into backoffice.requests (kind, payload, reason, status)
                        select :kind, '{}', :schedule, 'queued'
                         where :due <= backoffice.clock()
                           and not exists (select from backoffice.requests r
                                            where r.kind = :kind and r.status in ('queued', 'running'))""")
                .set("kind", job.kind())
                .set("schedule", SCHEDULE)
                .set("due", dueAt(tx, job))
                .update();
    }

    /** Real time has passed since a job's end, whatever the clock was set to meanwhile. */
    private static Instant dueAt(Tx tx, Job job) {
        if (job.calendar() != null) {
            return job.calendar().apply(tx);
        }
        return tx.sql("""
                        select coalesce((select r.finished_at + make_interval(secs => :every)
                                                + (backoffice.clock() - statement_timestamp())
                                           from backoffice.requests r where r.kind = :kind
                                          order by r.requested_at desc limit 1), backoffice.clock())""")
                .set("kind", job.kind())
                .set("every", Objects.requireNonNull(job.every()).toSeconds())
                .one(Instant.class);
    }

    /** How every job stands. */
    public List<Standing> standings() {
        return transactions.call(
                tx -> jobs.stream().map(job -> standing(tx, job)).toList());
    }

    private static Standing standing(Tx tx, Job job) {
        record Last(
                UUID id,
                String status,
                @Nullable Instant finishedAt,
                @Nullable String outcome,
                @Nullable String errorCode,
                @Nullable String errorArguments) {}
        Optional<Last> last = tx.sql("""
                        select id, status, finished_at, cast(outcome as text), error_code, cast(error_arguments as text)
                          from backoffice.requests
                         where kind = :kind order by requested_at desc limit 1""").set("kind", job.kind()).optional(Last.class);
        boolean runs = last.isPresent() && last.get().finishedAt() == null;
        Instant dueAt = runs ? null : dueAt(tx, job);
        return new Standing(
                job.name(),
                seconds(job),
                last.map(Last::status).orElse(null),
                last.map(Last::finishedAt).orElse(null),
                last.map(Last::outcome).orElse(null),
                last.map(Last::errorCode).orElse(null),
                last.map(Last::errorArguments).orElse(null),
                dueAt,
                dueAt != null
                        && !dueAt.isAfter(tx.sql("select backoffice.clock()").one(Instant.class)));
    }

    private static @Nullable Long seconds(Job job) {
        return job.every() == null ? null : job.every().toSeconds();
    }

    /**
     * One time that a job was asked for.
     *
     * @param reason {@code schedule}, or why a person wanted it
     * @param status {@code queued}, {@code running}, {@code done}, {@code refused}, {@code failed}
     * @param outcome JSON; null while there is none
     * @param errorArguments JSON array of the facts of what it was refused with
     */
    public record Past(
            UUID requestId,
            Instant requestedAt,
            String requestedBy,
            @Nullable String reason,
            String status,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String outcome,
            @Nullable String errorCode,
            @Nullable String errorArguments) {}

    /** The last times that a job was asked for, the newest first. */
    public List<Past> past(Job job, int limit) {
        return transactions.call(
                tx -> tx.sql("""
                        select id, requested_at, requested_by, reason, status, started_at, finished_at,
                               cast(outcome as text), error_code, cast(error_arguments as text)
                          from backoffice.requests where kind = :kind order by requested_at desc limit :limit""").set("kind", job.kind()).set("limit", limit).list(Past.class));
    }

    /** For the executor: each job by its request kind. */
    public Map<String, JobHandler> byKind() {
        return jobs.stream().collect(java.util.stream.Collectors.toMap(Job::kind, Job::work));
    }
}
