package io.suito.payouts;

import io.suito.database.Tx;
import io.suito.payouts.RunCalendar.Policy;
import io.suito.payouts.RunCalendar.RunDay;
import io.suito.time.Japan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The run dates under every policy that held, holds, or is to hold. A date belongs to the policy in force as its day
 * begins in Japan, and that is the day that the rhythm has, not the one to which a holiday moves it: so a change in the
 * course of a day, or between a holiday and the day after it, neither loses a date nor makes two of one.
 */
public final class Timetable {
    /** More than the longest time between two dates, holidays included, once a rhythm has begun. */
    private static final int FAR_DAYS = 60;

    private static final int LOOK_BACK_YEARS = 3;

    private static final int LONGEST_MOVE_DAYS = 21;
    private static final Holidays WITHOUT_NAMES = new Holidays(Locale.ENGLISH);

    private final List<Period> periods;
    private final Holidays holidays;

    /** What holds from an instant on, until the next begins. */
    public record Period(Instant from, Policy policy) {}

    /** @param periods in the order of their beginnings, the first one since ever */
    public Timetable(List<Period> periods, Holidays holidays) {
        this.periods = List.copyOf(periods);
        this.holidays = holidays;
    }

    /** As the policies stand in the database. */
    public static Timetable read(Tx tx, Holidays holidays) {
        record Row(Instant from, String schedule, @Nullable LocalDate anchor, LocalTime runTime, String holidayRule) {}
        List<Period> periods = tx.sql("""
                        select greatest(effective_from, timestamptz '1900-01-01 00:00:00Z'), schedule, schedule_anchor,
                               run_time, holiday_rule
                          from backoffice.payout_policy order by effective_from""").list(Row.class).stream()
                .map(row -> new Period(
                        row.from(), new Policy(row.schedule(), row.anchor(), row.runTime(), row.holidayRule())))
                .toList();
        return new Timetable(periods, holidays);
    }

    /** As {@link #read(Tx, Holidays)}, where nobody reads the holidays' names. */
    static Timetable read(Tx tx) {
        return read(tx, WITHOUT_NAMES);
    }

    /** Runs that take place from the one day on, up to but not on the other. */
    public List<RunDay> between(LocalDate from, LocalDate until) {
        List<RunDay> all = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            int period = i;
            new RunCalendar(periods.get(i).policy(), holidays)
                    .between(from.minusDays(FAR_DAYS), until.plusDays(LONGEST_MOVE_DAYS)).stream()
                            .filter(day -> governing(day.scheduled()) == period)
                            .forEach(all::add);
        }
        all.sort(Comparator.comparing(RunDay::date).thenComparing(RunDay::scheduled));
        return counted(all, from, until);
    }

    /** Two dates of two policies may fall on one day: that is one run. */
    private static List<RunDay> counted(List<RunDay> all, LocalDate from, LocalDate until) {
        List<RunDay> days = new ArrayList<>();
        RunDay previous = null;
        for (RunDay day : all) {
            if (previous != null && day.date().equals(previous.date())) {
                continue;
            }
            if (!day.date().isBefore(from) && day.date().isBefore(until)) {
                days.add(previous == null ? day : day.after(previous));
            }
            previous = day;
        }
        return days;
    }

    private int governing(LocalDate scheduled) {
        Instant begin = Japan.instant(scheduled, LocalTime.MIDNIGHT);
        int governing = 0;
        for (int i = 1; i < periods.size(); i++) {
            if (!periods.get(i).from().isAfter(begin)) {
                governing = i;
            }
        }
        return governing;
    }

    /** The run that takes place on this day, if one does. */
    public Optional<RunDay> on(LocalDate date) {
        return between(date, date.plusDays(1)).stream().findFirst();
    }

    /** The last run before this day; empty where none was for years. */
    public Optional<RunDay> before(LocalDate date) {
        List<RunDay> near = between(date.minusDays(FAR_DAYS), date);
        List<RunDay> days = near.isEmpty() ? between(date.minusYears(LOOK_BACK_YEARS), date) : near;
        return days.isEmpty() ? Optional.empty() : Optional.of(days.get(days.size() - 1));
    }

    /** The first run whose instant comes after this one. */
    public RunDay after(Instant instant) {
        LocalDate day = Japan.date(instant);
        return firstAfter(instant, day.plusDays(FAR_DAYS))
                .or(() -> firstAfter(instant, farthestBeginning(day).plusDays(2 * FAR_DAYS)))
                .orElseThrow();
    }

    private Optional<RunDay> firstAfter(Instant instant, LocalDate until) {
        return between(Japan.date(instant), until).stream()
                .filter(run -> run.at().isAfter(instant))
                .findFirst();
    }

    /** When the last policy has begun and reached its anchor: dates come regularly from then on. */
    private LocalDate farthestBeginning(LocalDate day) {
        return periods.stream()
                .flatMap(period -> Stream.of(
                        Japan.date(period.from()),
                        Objects.requireNonNullElse(period.policy().anchor(), day)))
                .max(Comparator.naturalOrder())
                .filter(day::isBefore)
                .orElse(day);
    }
}
