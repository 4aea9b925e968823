package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.payouts.RunCalendar.Policy;
import io.suito.payouts.RunCalendar.RunDay;
import io.suito.payouts.Timetable.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Run dates while policies change. */
class TimetableTest {
    private static final Holidays HOLIDAYS = new Holidays(Locale.ENGLISH);
    private static final Policy USUAL = new Policy("even_iso_weeks", null, LocalTime.of(9, 0), "as_scheduled");
    private static final LocalDate FROM = LocalDate.of(2026, 9, 1);
    private static final LocalDate UNTIL = LocalDate.of(2027, 3, 1);

    private static Timetable timetable(String changedAt, Policy changed) {
        return new Timetable(
                List.of(
                        new Period(Instant.EPOCH, USUAL),
                        new Period(OffsetDateTime.parse(changedAt).toInstant(), changed)),
                HOLIDAYS);
    }

    private static List<LocalDate> dates(Timetable timetable) {
        return timetable.between(FROM, UNTIL).stream().map(RunDay::date).toList();
    }

    private static Policy at(int hour) {
        return new Policy("even_iso_weeks", null, LocalTime.of(hour, 0), "as_scheduled");
    }

    @Test
    void another_time_of_day_holds_from_the_day_after_the_change_and_costs_no_date() {
        List<LocalDate> usual = dates(timetable("2030-01-01T00:00:00+09:00", USUAL));

        // between both times of day, in both directions: the one would double the date, the other lose it
        Timetable later = timetable("2026-11-23T10:00:00+09:00", at(15));
        Timetable earlier = new Timetable(
                List.of(
                        new Period(Instant.EPOCH, at(15)),
                        new Period(
                                OffsetDateTime.parse("2026-11-23T12:00:00+09:00")
                                        .toInstant(),
                                USUAL)),
                HOLIDAYS);

        assertThat(dates(later)).isEqualTo(usual);
        assertThat(dates(earlier)).isEqualTo(usual);
        assertThat(later.on(LocalDate.of(2026, 11, 23)).orElseThrow().at())
                .isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
        assertThat(later.on(LocalDate.of(2026, 12, 7)).orElseThrow().at())
                .isEqualTo(Instant.parse("2026-12-07T06:00:00Z"));
        assertThat(earlier.on(LocalDate.of(2026, 11, 23)).orElseThrow().at())
                .isEqualTo(Instant.parse("2026-11-23T06:00:00Z"));
    }

    @Test
    void a_change_of_the_holiday_rule_between_a_holiday_and_the_day_after_neither_loses_nor_doubles_the_date() {
        Policy moving = new Policy("even_iso_weeks", null, LocalTime.of(9, 0), "next_business_day");
        Timetable toMoving = timetable("2026-10-13T00:00:00+09:00", moving);
        Timetable fromMoving = new Timetable(
                List.of(
                        new Period(Instant.EPOCH, moving),
                        new Period(
                                OffsetDateTime.parse("2026-10-13T00:00:00+09:00")
                                        .toInstant(),
                                USUAL)),
                HOLIDAYS);

        assertThat(dates(toMoving)).contains(LocalDate.of(2026, 10, 12)).doesNotContain(LocalDate.of(2026, 10, 13));
        assertThat(dates(fromMoving)).contains(LocalDate.of(2026, 10, 13)).doesNotContain(LocalDate.of(2026, 10, 12));
    }

    @Test
    void another_rhythm_begins_with_its_first_date_after_the_change_and_the_gap_is_counted_from_the_run_before() {
        Policy fortnightly =
                new Policy("every_14_days", LocalDate.of(2026, 11, 25), LocalTime.of(9, 0), "as_scheduled");

        List<RunDay> days = timetable("2026-11-16T12:00:00+09:00", fortnightly).between(FROM, UNTIL);

        assertThat(days)
                .extracting(RunDay::date)
                .containsSubsequence(LocalDate.of(2026, 11, 9), LocalDate.of(2026, 11, 25), LocalDate.of(2026, 12, 9))
                .doesNotContain(LocalDate.of(2026, 11, 23));
        assertThat(days)
                .filteredOn(day -> day.date().equals(LocalDate.of(2026, 11, 25)))
                .singleElement()
                .satisfies(day -> assertThat(day.days()).isEqualTo(16));
    }

    @Test
    void a_rhythm_whose_anchor_is_still_far_has_its_first_date_there_however_long_nobody_is_paid() {
        Policy fortnightly = new Policy("every_14_days", LocalDate.of(2027, 6, 2), LocalTime.of(9, 0), "as_scheduled");
        Timetable timetable = timetable("2026-11-16T12:00:00+09:00", fortnightly);

        assertThat(timetable.after(Instant.parse("2026-11-20T00:00:00Z")).date())
                .isEqualTo("2027-06-02");
        assertThat(timetable.before(LocalDate.of(2027, 6, 1)).orElseThrow().date())
                .isEqualTo("2026-11-09");
        assertThat(new Timetable(List.of(new Period(Instant.EPOCH, fortnightly)), HOLIDAYS)
                        .before(LocalDate.of(2027, 6, 1)))
                .isEmpty();
    }

    @Test
    void whatever_changes_and_whenever_a_day_of_the_rhythm_in_force_is_exactly_one_run() {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            Instant change = Instant.parse("2026-09-01T00:00:00Z").plusSeconds(random.nextInt(150 * 86_400));
            Policy changed = new Policy("even_iso_weeks", null, LocalTime.of(random.nextInt(24), 0), "as_scheduled");

            List<RunDay> days = timetable(change.toString(), changed).between(FROM, UNTIL);

            Set<LocalDate> once = new HashSet<>(days.stream().map(RunDay::date).toList());
            assertThat(once).hasSameSizeAs(days);
            assertThat(days.stream().map(RunDay::date).toList())
                    .as("change at %s", change)
                    .isEqualTo(dates(timetable("2030-01-01T00:00:00+09:00", USUAL)));
        }
    }
}
