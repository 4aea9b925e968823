package io.suito.payouts;

import io.suito.database.Tx;
import io.suito.payouts.RunCalendar.RunDay;
import io.suito.time.Japan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the schedule has to do at a moment, all by the database's clock: dates that have come and about which nothing is
 * decided, and runs that it planned itself and has not sent.
 */
final class OpenDates {
    /** What is noticed so soon has not been missed by anybody's rule. */
    private static final Duration AT_ONCE = Duration.ofMinutes(15);

    /** So long after a look that left something open comes the next. */
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private OpenDates() {}

    /**
     * A date that has come.
     *
     * @param until up to when the run may begin by itself
     * @param asks whether the policy wants a person to decide about what was not done at once
     * @param noticed when the look began that found it; what is done for it first may take long
     */
    record Come(RunDay day, Instant until, boolean asks, Instant noticed) {
        /** Whether it was noticed too late for the run to begin by itself. */
        boolean isOver() {
            return !noticed.isBefore(until);
        }

        /** Whether it was not noticed at once. */
        boolean isLate() {
            return noticed.isAfter(day.at().plus(AT_ONCE));
        }
    }

    /**
     * A run that the schedule planned and that is not sent, or not wholly.
     *
     * @param paused whether the balance ran out while it was being sent
     * @param at its scheduled instant
     */
    record Unsent(UUID run, LocalDate date, String planHash, boolean paused, Instant at) {}

    private record Watch(
            Instant now, Instant since, @Nullable Instant lookedAt) {}

    private static Watch watch(Tx tx) {
        return tx.sql("select backoffice.clock(), since, looked_at from backoffice.schedule_watch")
                .one(Watch.class);
    }

    /**
     * Dates without a decision whose instant has come since the watch began, the oldest first.
     *
     * @param noticed the moment of the look
     */
    static List<Come> come(Tx tx, Instant noticed) {
        Watch watch = watch(tx);
        Timetable timetable = Timetable.read(tx);
        Set<LocalDate> decided = new HashSet<>(
                tx.sql("select scheduled from backoffice.scheduled_dates").list(LocalDate.class));
        return timetable.between(Japan.date(watch.since()), Japan.date(noticed).plusDays(1)).stream()
                .filter(day -> !day.at().isBefore(watch.since()) && !day.at().isAfter(noticed))
                .filter(day -> !decided.contains(day.scheduled()))
                .map(day -> new Come(
                        day,
                        until(tx, timetable, day.at()),
                        patience(tx, day.at()).equals(AT_ONCE),
                        noticed))
                .toList();
    }

    /**
     * Up to when the run of an instant begins or goes on by itself; the money of a date whose successor has come goes
     * with that one.
     */
    private static Instant until(Tx tx, Timetable timetable, Instant at) {
        Instant until = at.plus(patience(tx, at));
        Instant next = timetable.after(at).at();
        return until.isBefore(next) ? until : next;
    }

    private static Duration patience(Tx tx, Instant at) {
        int hours = tx.sql("select (backoffice.policy(:at)).catch_up_hours")
                .set("at", at)
                .one(Integer.class);
        return hours == 0 ? AT_ONCE : Duration.ofHours(hours);
    }

    static Instant now(Tx tx) {
        return tx.sql("select backoffice.clock()").one(Instant.class);
    }

    /**
     * Those that it sends by itself: while the time for catching up lasts. Later a person decides, who is told
     * ({@link LateNotices}, or that the run is short of funds).
     */
    static List<Unsent> unsent(Tx tx, Instant noticed) {
        Timetable timetable = Timetable.read(tx);
        return tx.sql("""
                        select r.run_id, r.run_date, r.plan_hash, r.state = 'paused', d.run_at
                          from backoffice.scheduled_dates d join public.payout_runs r on r.run_id = d.run_id
                         where d.decision = 'planned'
                           and (r.state in ('planned', 'approved', 'short_of_funds')
                                or r.state = 'paused' and r.paused_reason = 'short_of_funds')
                         order by d.scheduled""").list(Unsent.class).stream()
                .filter(run -> noticed.isBefore(until(tx, timetable, run.at())))
                .toList();
    }

    /** From now on this moment counts as looked at, also if the look breaks off. @return the moment */
    static Instant looked(Tx tx) {
        return tx.sql("update backoffice.schedule_watch set looked_at = backoffice.clock() returning looked_at")
                .one(Instant.class);
    }

    /** The look of that moment could not do what is due; another process may, and need not wait for that. */
    static void leave(Tx tx, Instant looked) {
        tx.sql("update backoffice.schedule_watch set looked_at = null where looked_at = :looked")
                .set("looked", looked)
                .update();
    }

    /**
     * When the schedule is to be looked at next: at once, a little later while something is open, when a person is to
     * be told of a run that is not sent, or at the next date.
     */
    static Instant nextLook(Tx tx) {
        Watch watch = watch(tx);
        Instant work = nextWork(tx, watch);
        return LateNotices.next(tx).filter(work::isAfter).orElse(work);
    }

    private static Instant nextWork(Tx tx, Watch watch) {
        List<Come> come = come(tx, watch.now());
        if (come.isEmpty() && unsent(tx, watch.now()).isEmpty()) {
            return Timetable.read(tx).after(watch.now()).at();
        }
        Instant looked = watch.lookedAt();
        boolean unseen = looked == null
                || looked.isAfter(watch.now())
                || come.stream().anyMatch(date -> date.day().at().isAfter(looked));
        return looked == null || unseen ? watch.now() : looked.plus(AGAIN);
    }
}
