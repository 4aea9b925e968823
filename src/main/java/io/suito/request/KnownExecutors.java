package io.suito.request;

import io.suito.database.Tx;
import io.suito.text.Refusal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The executors that a database knows, and a person's word that one of them will never act again. Silence proves
 * nothing; a person who has seen the switched-off machine does.
 */
public final class KnownExecutors {
    private KnownExecutors() {}

    /**
     * One start of one program.
     *
     * @param seenAt its last heartbeat
     * @param holdsLease whether it is the active sender of an account
     * @param runningJobs jobs that it has begun and not ended
     * @param endedHow null while nobody knows of an end
     */
    public record Known(
            UUID executor,
            String host,
            long pid,
            String databaseUser,
            Instant startedAt,
            Instant seenAt,
            boolean holdsLease,
            long runningJobs,
            @Nullable Instant endedAt,
            @Nullable String endedHow) {}

    /** Those whose end is not known, and then the newest of the others, at most so many. */
    public static List<Known> list(Tx tx, int limit) {
        return tx.sql("""
                        select e.incarnation, e.host, e.pid, e.database_user, e.started_at, e.seen_at,
                               exists (select from backoffice.leases l
                                        where l.holder = e.incarnation and l.expires_at > clock_timestamp()),
                               (select count(*) from backoffice.requests r
                                 where r.executor = e.incarnation and r.status = 'running'),
                               e.ended_at, e.ended_how
                          from backoffice.executors e
                         order by e.ended_at is not null, e.seen_at desc, e.incarnation limit :limit""").set("limit", limit).list(Known.class);
    }

    /**
     * Records that a process has ended for good, on somebody's word: its lease and its running jobs are free, and what
     * it sent without an answer counts as ended.
     *
     * @param home in whose directory the locks of this machine's executors are
     * @param how who says so and why
     * @throws Refusal {@code executors.unknown}, {@code executors.ended_already}, {@code executors.alive}
     */
    public static void declareDead(Tx tx, UUID executor, Path home, String how) {
        boolean ended = tx.sql(
                        "select ended_at is not null from backoffice.executors where incarnation = :id for update")
                .set("id", executor)
                .optional(Boolean.class)
                .orElseThrow(() -> new Refusal("executors.unknown", executor.toString()));
        if (ended) {
            throw new Refusal("executors.ended_already", executor.toString());
        }
        if (showsLife(tx, executor) || Incarnations.isLocked(home, executor)) {
            throw new Refusal("executors.alive", executor.toString());
        }
        Incarnations.end(tx, executor, how);
    }

    /** A heartbeat or a lease within the time that a lease lasts. */
    private static boolean showsLife(Tx tx, UUID executor) {
        return tx.sql("""
                        select e.seen_at > clock_timestamp() - make_interval(secs => :recently)
                            or exists (select from backoffice.leases l
                                        where l.holder = e.incarnation and l.expires_at > clock_timestamp())
                          from backoffice.executors e where e.incarnation = :id""")
                .set("recently", Lease.LENGTH.toSeconds())
                .set("id", executor)
                .one(Boolean.class);
    }
}
