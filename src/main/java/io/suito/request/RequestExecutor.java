package io.suito.request;

import io.suito.database.SqlErrors;
import io.suito.database.Transactions;
import io.suito.database.Tx;
import io.suito.text.Json;
import io.suito.text.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes requests one by one and carries each out exactly once. */
public final class RequestExecutor {
    private static final Logger LOG = LoggerFactory.getLogger(RequestExecutor.class);

    private final Transactions transactions;
    private final UUID incarnation;
    private final Map<String, RequestHandler> handlers;
    private final Map<String, JobHandler> jobs;
    private final Ability ability;
    private final JobLane allJobs = new JobLane(kind -> true);

    private record Taken(
            UUID id, String kind, String payload, @Nullable String reason, String requestedBy) {
        Request request() {
            return new Request(id, kind, Json.read(payload), reason, requestedBy);
        }
    }

    public RequestExecutor(
            Transactions transactions,
            UUID incarnation,
            Map<String, RequestHandler> handlers,
            Map<String, JobHandler> jobs) {
        this(transactions, incarnation, handlers, jobs, new Ability() {});
    }

    /** What this process can carry out; the rest waits, for it or for another one. */
    public interface Ability {
        /** Whether requests of this kind can be carried out at this moment. */
        default boolean mayTake(String kind) {
            return true;
        }

        /** Whether a request that came to this stays in the queue for others, instead of being refused by us. */
        default boolean isForOthers(String kind, Refusal refusal) {
            return false;
        }
    }

    public RequestExecutor(
            Transactions transactions,
            UUID incarnation,
            Map<String, RequestHandler> handlers,
            Map<String, JobHandler> jobs,
            Ability ability) {
        this.transactions = transactions;
        this.incarnation = incarnation;
        this.handlers = Map.copyOf(handlers);
        this.jobs = Map.copyOf(jobs);
        this.ability = ability;
    }

    /** Carries out the oldest waiting request that is no job. False when there was none. */
    public boolean workOne() {
        return take(possible(handlers)).map(this::carryOut).isPresent();
    }

    /** Carries out the oldest waiting job, of whatever kind. False when there was none. */
    public boolean workOneJob() {
        return allJobs.workOne();
    }

    /**
     * A lane for jobs of some kinds: whoever works in it is not held up by jobs of other lanes. Each kind belongs into
     * one lane of a process.
     */
    public JobLane jobLane(Predicate<String> kinds) {
        return new JobLane(kinds);
    }

    /** Where jobs are carried out one at a time. */
    public final class JobLane {
        private final Predicate<String> kinds;
        private volatile boolean inDoubt;

        private JobLane(Predicate<String> kinds) {
            this.kinds = kinds;
        }

        /**
         * Carries out the oldest waiting job of the lane. False when there was none. A job whose end could not be
         * written down, because the database went away, is put back and runs again from the start.
         */
        public boolean workOne() {
            if (inDoubt) {
                transactions.run(tx -> putBack(tx, kinds));
            }
            inDoubt = true;
            Optional<Taken> taken = transactions.call(tx -> {
                Optional<Taken> next =
                        next(tx, possible(jobs).stream().filter(kinds).toList());
                next.ifPresent(t -> markRunning(tx, t.id()));
                return next;
            });
            taken.ifPresent(RequestExecutor.this::runJob);
            inDoubt = false;
            return taken.isPresent();
        }
    }

    private List<String> possible(Map<String, ?> kinds) {
        return kinds.keySet().stream().filter(ability::mayTake).toList();
    }

    /** Requests that no handler of this version knows are answered, not left lying. */
    public void refuseUnknownKinds() {
        transactions.run(
                tx -> tx.sql("""
                        update backoffice.requests
                           set status = 'refused', error_code = 'request.unknown_kind',
                               error_arguments = jsonb_build_array(kind), finished_at = clock_timestamp()
                         where status = 'queued' and not kind = any (:known)""").set("known", String[].class, knownKinds()).update());
    }

    private String[] knownKinds() {
        return java.util.stream.Stream.concat(handlers.keySet().stream(), jobs.keySet().stream())
                .toArray(String[]::new);
    }

    private Optional<Taken> take(List<String> kinds) {
        return transactions.call(tx -> next(tx, kinds));
    }

    private static Optional<Taken> next(Tx tx, List<String> kinds) {
        return tx.sql("""
                        select id, kind, cast(payload as text), reason, requested_by from backoffice.requests
                         where status = 'queued' and kind = any (:kinds)
                         order by requested_at, id limit 1 for update skip locked""")
                .set("kinds", String[].class, kinds.toArray(String[]::new))
                .optional(Taken.class);
    }

    /** Lock, effect and "done" in one transaction; a refusal rolls the effect back and is then written by itself. */
    private Boolean carryOut(Taken taken) {
        RequestHandler handler = java.util.Objects.requireNonNull(handlers.get(taken.kind()));
        try {
            handler.prepare(taken.request());
            transactions.run(tx -> {
                if (lockQueued(tx, taken.id())) {
                    Object outcome = handler.handle(tx, taken.request());
                    finish(tx, taken.id(), "done", outcome, null);
                }
            });
            LOG.info("request {} of kind {} done", taken.id(), taken.kind());
        } catch (RuntimeException e) {
            answerFailure(taken, e);
        }
        return true;
    }

    private void runJob(Taken taken) {
        JobHandler job = java.util.Objects.requireNonNull(jobs.get(taken.kind()));
        try {
            Object outcome = job.run(taken.request());
            transactions.run(tx -> finish(tx, taken.id(), "done", outcome, null));
            LOG.info("request {} of kind {} done", taken.id(), taken.kind());
        } catch (RuntimeException e) {
            answerFailure(taken, e);
        }
    }

    /** Nobody else would: this process lives, so its running jobs count as running. */
    private void putBack(Tx tx, Predicate<String> kinds) {
        tx.sql("""
                        update backoffice.requests set status = 'queued', executor = null, started_at = null
                         where executor = :me and status = 'running' and kind = any (:kinds)""")
                .set("me", incarnation)
                .set(
                        "kinds",
                        String[].class,
                        jobs.keySet().stream().filter(kinds).toArray(String[]::new))
                .update();
    }

    private void putBack(Tx tx, UUID id) {
        tx.sql("""
                        update backoffice.requests set status = 'queued', executor = null, started_at = null
                         where id = :id and executor = :me and status = 'running'""").set("id", id).set("me", incarnation).update();
    }

    private void answerFailure(Taken taken, RuntimeException e) {
        Refusal refusal = asRefusal(e);
        if (refusal == null) {
            LOG.error("request {} of kind {} failed", taken.id(), taken.kind(), e);
            Refusal internal = new Refusal(
                    "internal", e.getClass().getSimpleName(), taken.id().toString());
            transactions.run(tx -> finish(tx, taken.id(), "failed", null, internal));
            return;
        }
        if (refusal.code().equals("db.connection_lost")) {
            throw refusal;
        }
        if (ability.isForOthers(taken.kind(), refusal)) {
            LOG.warn("request {} of kind {} is left to others: {}", taken.id(), taken.kind(), refusal.getMessage());
            transactions.run(tx -> putBack(tx, taken.id()));
            return;
        }
        LOG.info("request {} of kind {} refused: {}", taken.id(), taken.kind(), refusal.getMessage());
        transactions.run(tx -> finish(tx, taken.id(), "refused", null, refusal));
    }

    private static @Nullable Refusal asRefusal(RuntimeException e) {
        if (e instanceof Refusal refusal) {
            return refusal;
        }
        java.sql.SQLException sql = SqlErrors.sqlException(e);
        return sql == null ? null : SqlErrors.ours(sql);
    }

    private static boolean lockQueued(Tx tx, UUID id) {
        return tx.sql("select id from backoffice.requests where id = :id and status = 'queued' for update")
                .set("id", id)
                .optional(UUID.class)
                .isPresent();
    }

    private void markRunning(Tx tx, UUID id) {
        tx.sql("""
                        update backoffice.requests
                           set status = 'running', executor = :me, started_at = clock_timestamp() where id = :id""").set("id", id).set("me", incarnation).update();
    }

    private void finish(Tx tx, UUID id, String status, @Nullable Object outcome, @Nullable Refusal refusal) {
        tx.sql("""
                        update backoffice.requests
                           set status = :status, outcome = cast(:outcome as jsonb), error_code = :code,
                               error_arguments = cast(:arguments as jsonb), executor = :me,
                               started_at = coalesce(started_at, clock_timestamp()), finished_at = clock_timestamp()
                         where id = :id and status in ('queued', 'running')""")
                .set("id", id)
                .set("me", incarnation)
                .set("status", status)
                .set("outcome", String.class, outcome == null ? null : Json.write(outcome))
                .set("code", String.class, refusal == null ? null : refusal.code())
                .set("arguments", String.class, refusal == null ? null : Json.write(refusal.arguments()))
                .update();
    }
}
