package io.suito.payouts;

import io.suito.database.Transactions;
import io.suito.time.Japan;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When scheduled runs take place, by the policy: Mondays of even ISO weeks, or every 14 days from an anchor on. A year
 * of 53 weeks leaves a gap of three weeks; a holiday either changes nothing or moves the run to the next business day.
 */
public final class RunCalendar {
    private static final int USUAL_DAYS = 14;

    private final Policy policy;
    private final Holidays holidays;

    /** What the policy says about dates. */
    public record Policy(String schedule, @Nullable LocalDate anchor, LocalTime runTime, String holidayRule) {}

    /**
     * A date.
     *
     * @param scheduled as the rhythm has it
     * @param date when it takes place: another day only where the policy moves holidays
     * @param at the instant, which is also the cut-off
     * @param days since the run before
     * @param rhythm days between the two as the rhythm has them, whichever days holidays moved them to
     * @param holiday name of the holiday on the scheduled date; null on an ordinary day
     */
    public record RunDay(
            LocalDate scheduled,
            LocalDate date,
            Instant at,
            long days,
            long rhythm,
            @Nullable String holiday) {
        /** Whether partners wait longer for it than usual; a holiday that moves a run by a day is no such gap. */
        public boolean isGap() {
            return rhythm > USUAL_DAYS;
        }

        /** Weeks since the run before, as the rhythm has them. */
        public long weeks() {
            return rhythm / 7;
        }

        /** The same, behind another run than its own calendar knows of. */
        RunDay after(RunDay previous) {
            return new RunDay(
                    scheduled,
                    date,
                    at,
                    ChronoUnit.DAYS.between(previous.date, date),
                    ChronoUnit.DAYS.between(previous.scheduled, scheduled),
                    holiday);
        }

        public boolean isMoved() {
            return !date.equals(scheduled);
        }

        /** Of the day on which it takes place, as in {@code payout_runs.iso_week}. */
        public int isoWeek() {
            return date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        }
    }

    public RunCalendar(Policy policy, Holidays holidays) {
        this.policy = policy;
        this.holidays = holidays;
    }

    /** The dates of the twelve months from now on, by the policies as they stand. */
    public static List<RunDay> nextYear(Transactions transactions, Holidays holidays) {
        return coming(transactions, holidays, 12);
    }

    /** The dates of so many months from now on, by the policies as they stand. */
    public static List<RunDay> coming(Transactions transactions, Holidays holidays, int months) {
        return transactions.call(tx -> {
            Instant now = tx.sql("select backoffice.clock()").one(Instant.class);
            LocalDate today = Japan.date(now);
            return Timetable.read(tx, holidays).between(today, today.plusMonths(months)).stream()
                    .filter(day -> day.at().isAfter(now))
                    .toList();
        });
    }

    /** Runs that take place from the one day on, up to but not on the other. */
    public List<RunDay> between(LocalDate from, LocalDate until) {
        List<RunDay> days = new ArrayList<>();
        LocalDate scheduled = lastBefore(from);
        while (scheduled.isBefore(until)) {
            LocalDate previous = scheduled;
            scheduled = next(scheduled);
            LocalDate date = moved(scheduled);
            if (!date.isBefore(from) && date.isBefore(until)) {
                days.add(new RunDay(
                        scheduled,
                        date,
                        Japan.instant(date, policy.runTime()),
                        ChronoUnit.DAYS.between(moved(previous), date),
                        ChronoUnit.DAYS.between(previous, scheduled),
                        holidays.name(scheduled).orElse(null)));
            }
        }
        return days;
    }

    private LocalDate lastBefore(LocalDate day) {
        LocalDate monday = day.minusWeeks(4).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        if (policy.anchor() != null && policy.schedule().equals("every_14_days")) {
            long since = ChronoUnit.DAYS.between(policy.anchor(), day.minusWeeks(4));
            // the first date of all is the anchor
            return policy.anchor().plusDays(Math.max(-1, Math.floorDiv(since, USUAL_DAYS)) * USUAL_DAYS);
        }
        return isEven(monday) ? monday : next(monday);
    }

    private LocalDate next(LocalDate scheduled) {
        if (policy.schedule().equals("every_14_days")) {
            return scheduled.plusDays(USUAL_DAYS);
        }
        LocalDate monday = scheduled.plusWeeks(1);
        return isEven(monday) ? monday : monday.plusWeeks(isEven(monday.plusWeeks(1)) ? 1 : 2);
    }

    private static boolean isEven(LocalDate monday) {
        return monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) % 2 == 0;
    }

    private LocalDate moved(LocalDate scheduled) {
        LocalDate date = scheduled;
        while (policy.holidayRule().equals("next_business_day") && !isBusinessDay(date)) {
            date = date.plusDays(1);
        }
        return date;
    }

    private boolean isBusinessDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && holidays.name(day).isEmpty();
    }
}
