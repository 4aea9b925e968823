package io.suito.payouts;

import io.suito.database.Tx;
import io.suito.text.Refusal;
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
