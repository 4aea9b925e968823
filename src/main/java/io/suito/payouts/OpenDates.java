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
     */
    record Come(RunDay day, Instant until, boolean asks) {}

    /**
     * A run that the schedule planned and that is not sent.
     *
     * @param at its scheduled instant
     */
    record Unsent(UUID run, LocalDate date, String planHash, boolean shortOfFunds, Instant at) {}

    private record Watch(
            Instant now, Instant since, @Nullable Instant lookedAt) {}

    private static Watch watch(Tx tx) {
        return tx.sql("select backoffice.clock(), since, looked_at from backoffice.schedule_watch")
                .one(Watch.class);
    }

    /** Dates without a decision whose instant has come since the watch began, the oldest first. */
    static List<Come> come(Tx tx) {
        Watch watch = watch(tx);
        Timetable timetable = Timetable.read(tx);
        Set<LocalDate> decided = new HashSet<>(
                tx.sql("select scheduled from backoffice.scheduled_dates").list(LocalDate.class));
        return timetable
                .between(Japan.date(watch.since()), Japan.date(watch.now()).plusDays(1))
                .stream()
                .filter(day -> !day.at().isBefore(watch.since()) && !day.at().isAfter(watch.now()))
                .filter(day -> !decided.contains(day.scheduled()))
                .map(day -> come(tx, timetable, day))
                .toList();
    }

    /** The money of a date whose successor has come goes with that one. */
    private static Come come(Tx tx, Timetable timetable, RunDay day) {
        Duration patience = patience(tx, day.at());
        Instant until = day.at().plus(patience);
        Instant next = timetable.after(day.at()).at();
        return new Come(day, until.isBefore(next) ? until : next, patience.equals(AT_ONCE));
    }

    private static Duration patience(Tx tx, Instant at) {
        int hours = tx.sql("select (backoffice.policy(:at)).catch_up_hours")
                .set("at", at)
                .one(Integer.class);
        return hours == 0 ? AT_ONCE : Duration.ofHours(hours);
    }

    /** Whether it is too late for the run to begin by itself. */
    static boolean isOver(Tx tx, Come come) {
        return !now(tx).isBefore(come.until());
    }

    /** Whether it was not noticed at once. */
    static boolean isLate(Tx tx, Come come) {
        return now(tx).isAfter(come.day().at().plus(AT_ONCE));
    }

    static Instant now(Tx tx) {
        return tx.sql("select backoffice.clock()").one(Instant.class);
    }

    /** Also those that are short of funds, while the time for catching up lasts. */
    static List<Unsent> unsent(Tx tx) {
        Instant now = now(tx);
        return tx.sql("""
                        select r.run_id, r.run_date, r.plan_hash, r.state = 'short_of_funds', d.run_at
                          from backoffice.scheduled_dates d join public.payout_runs r on r.run_id = d.run_id
                         where d.decision = 'planned' and r.state in ('planned', 'approved', 'short_of_funds')
                         order by d.scheduled""").list(Unsent.class).stream()
                .filter(run -> !run.shortOfFunds() || now.isBefore(run.at().plus(patience(tx, run.at()))))
                .toList();
    }

    /** From now on this moment counts as looked at, also if the look breaks off. */
    static void looked(Tx tx) {
        tx.sql("update backoffice.schedule_watch set looked_at = backoffice.clock()")
                .update();
    }

    /**
     * When the schedule is to be looked at next: at once, a little later while something is open, or at the next date.
     */
    static Instant nextLook(Tx tx) {
        Watch watch = watch(tx);
        List<Come> come = come(tx);
        if (come.isEmpty() && unsent(tx).isEmpty()) {
            return Timetable.read(tx).after(watch.now()).at();
        }
        Instant looked = watch.lookedAt();
        boolean unseen = looked == null
                || looked.isAfter(watch.now())
                || come.stream().anyMatch(date -> date.day().at().isAfter(looked));
        return looked == null || unseen ? watch.now() : looked.plus(AGAIN);
    }
}
