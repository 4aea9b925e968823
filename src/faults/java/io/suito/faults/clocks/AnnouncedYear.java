package io.suito.faults.clocks;

import io.suito.faults.check.Findings;
import io.suito.faults.check.Findings.Kind;
import io.suito.faults.oracle.RunDates;
import io.suito.payouts.RunCalendar.RunDay;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * The dates of the simulated year as they stand in a calendar on paper, and what was announced of them beforehand.
 *
 * @param holidayRule {@code as_scheduled} or {@code next_business_day}
 */
record AnnouncedYear(String holidayRule) {
    static final LocalDate BEGIN = LocalDate.of(2026, 12, 1);

    /** Mondays of even weeks that are holidays, and the next day on which banks are open: 4 and 5 May are holidays. */
    private static final Map<LocalDate, LocalDate> HOLIDAYS = Map.of(
            LocalDate.of(2027, 1, 11), LocalDate.of(2027, 1, 12),
            LocalDate.of(2027, 3, 22), LocalDate.of(2027, 3, 23),
            LocalDate.of(2027, 5, 3), LocalDate.of(2027, 5, 6),
            LocalDate.of(2027, 9, 20), LocalDate.of(2027, 9, 21));

    /** The only dates with a week more between them: 2026 has a 53rd one. */
    private static final LocalDate LAST_OF_2026 = LocalDate.of(2026, 12, 21);

    private static final LocalDate FIRST_OF_2027 = LocalDate.of(2027, 1, 11);

    /** The days on which runs must take place, of so many days from the beginning on. */
    List<LocalDate> dates(int days) {
        return mondays(days).stream().map(this::moved).toList();
    }

    private static List<LocalDate> mondays(int days) {
        List<LocalDate> mondays = RunDates.evenWeeks(2026, 2027).stream()
                .filter(date -> !date.isBefore(BEGIN) && date.isBefore(BEGIN.plusDays(days)))
                .toList();
        if (mondays.indexOf(FIRST_OF_2027) != mondays.indexOf(LAST_OF_2026) + 1) {
            throw new IllegalStateException("the count knows nothing of the 53rd week: " + mondays);
        }
        return mondays;
    }

    private LocalDate moved(LocalDate monday) {
        return holidayRule.equals("next_business_day") ? HOLIDAYS.getOrDefault(monday, monday) : monday;
    }

    /** Holds what was announced against the paper, and against the days between the runs that then took place. */
    void judge(List<RunDay> announced, List<LocalDate> happened, int days, Findings findings) {
        if (!announced.stream().map(RunDay::scheduled).toList().equals(mondays(days))
                || !announced.stream().map(RunDay::date).toList().equals(dates(days))) {
            findings.add(Kind.OTHER, "announced " + announced + " instead of " + dates(days));
        }
        for (RunDay day : announced) {
            if ((day.holiday() != null) != HOLIDAYS.containsKey(day.scheduled())) {
                findings.add(Kind.OTHER, day.scheduled() + " was announced as " + day.holiday());
            }
            if (day.isGap() != day.scheduled().equals(FIRST_OF_2027)) {
                findings.add(Kind.OTHER, "wrong about a gap: " + day);
            }
        }
        for (int i = 1; i < Math.min(announced.size(), happened.size()); i++) {
            long waited = ChronoUnit.DAYS.between(happened.get(i - 1), happened.get(i));
            RunDay day = announced.get(i);
            if (day.days() != waited) {
                findings.add(Kind.OTHER, waited + " days passed until " + happened.get(i) + ", announced: " + day);
            }
        }
    }
}
