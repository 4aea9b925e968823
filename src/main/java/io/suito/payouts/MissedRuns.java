package io.suito.payouts;

import io.suito.attention.Attention;
import io.suito.database.Tx;
import io.suito.time.Japan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.UUID;

/**
 * Runs of dates on which nobody was there in time: kept as such, and shown to a person until something comes of them.
 */
final class MissedRuns {
    private MissedRuns() {}

    /** Keeps it, with the reason, and tells. The run. */
    static UUID insert(Tx tx, LocalDate date, Instant at, String why) {
        UUID run = tx.sql("""
                        insert into public.payout_runs
                          (run_date, iso_week, iso_year, status, kind, state, as_of, plan_hash, planned_total,
                           requested_by, error_message, created_at, updated_at)
                        values (:date, :week, :year, 'failed', 'scheduled', 'missed', :at, '', 0, :by, :why, now(),
                                backoffice.clock())
                        returning run_id""")
                .set("date", date)
                .set("week", date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
                .set("year", date.get(IsoFields.WEEK_BASED_YEAR))
                .set("at", at)
                .set("by", RunSchedule.AUTHOR)
                .set("why", why)
                .one(UUID.class);
        Attention.raise(tx, "run_missed", run.toString(), Japan.minutes(at), date.toString());
        return run;
    }

    /**
     * A plan by which a person wanted to carry a missed date out, and to which the person then said no, has been
     * discarded: the date is missed as before.
     */
    static void returnAfter(Tx tx, Run declined) {
        boolean isMissed = tx.sql("""
                        select exists (select from backoffice.scheduled_dates
                                        where run_date = :date and (decision = 'missed' or run_id = :run))""")
                .set("date", declined.runDate())
                .set("run", declined.runId())
                .one(Boolean.class);
        if (isMissed && declined.kind().equals("scheduled")) {
            insert(tx, declined.runDate(), declined.asOf(), "missed: planned by hand later, and not confirmed");
        }
    }
}
