package io.suito.payouts;

import io.suito.database.Tx;
import io.suito.text.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of payout runs (ours: those with a kind). */
final class Runs {
    private static final String COLUMNS = """
            select r.run_id, r.kind, r.run_date, r.state, r.status, r.as_of, r.plan_hash, r.reason, r.requested_by,
                   r.paused_reason, r.error_message, r.created_at,
                   (select count(*) from backoffice.payout_items i where i.run_id = r.run_id),
                   coalesce(r.planned_total, 0)
              from public.payout_runs r where r.kind is not null""";

    /** A person chose its partners, as the request says that planned it. */
    private static final String CHOSEN = """
            exists (select from backoffice.requests q
                     where q.kind = 'payout-run.plan' and q.outcome ->> 'run_id' = r.run_id::text
                       and jsonb_typeof(q.payload -> 'partners') = 'array')""";

    private Runs() {}

    static Run get(Tx tx, UUID id) {
        return tx.sql(COLUMNS + " and r.run_id = :id")
                .set("id", id)
                .optional(Run.class)
                .orElseThrow(() -> new Refusal("payouts.no_run", id.toString()));
    }

    /** The run with its row locked. */
    static Run lock(Tx tx, UUID id) {
        tx.sql("select run_id from public.payout_runs where run_id = :id for update")
                .set("id", id)
                .optional(UUID.class);
        return get(tx, id);
    }

    static Optional<Run> newest(Tx tx) {
        return tx.sql(COLUMNS + " order by r.created_at desc limit 1").optional(Run.class);
    }

    /** Whether it is of everybody who is owed money, and not of partners whom a person chose. */
    static boolean isOfAll(Tx tx, UUID run) {
        return tx.sql("select not " + CHOSEN + " from public.payout_runs r where r.run_id = :run")
                .set("run", run)
                .one(Boolean.class);
    }

    /** The newest run of all that has ended; only runs before that moment, where one is given. */
    static Optional<Run> endedOfAll(Tx tx, @Nullable Instant before) {
        return tx.sql(COLUMNS
                        + " and r.state = 'completed' and (cast(:before as timestamptz) is null or r.created_at < cast(:before as timestamptz))"
                        + " and not " + CHOSEN + " order by r.created_at desc limit 1")
                .set("before", Instant.class, before)
                .optional(Run.class);
    }

    static List<Run> recent(Tx tx, int limit) {
        return tx.sql(COLUMNS + " order by r.created_at desc limit :limit")
                .set("limit", limit)
                .list(Run.class);
    }

    static void move(Tx tx, UUID id, RunState to, @Nullable String pausedReason, @Nullable String error) {
        tx.sql("""
                        update public.payout_runs
                           set state = :state, status = :status, paused_reason = :paused, error_message = :error,
                               started_at = case when :state = 'executing' then coalesce(started_at, backoffice.clock())
                                            else started_at end,
                               updated_at = backoffice.clock()
                         where run_id = :id""")
                .set("id", id)
                .set("state", to.code())
                .set("status", to.sharedStatus())
                .set("paused", String.class, pausedReason)
                .set("error", String.class, error)
                .update();
    }
}
