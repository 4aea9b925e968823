package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.payouts.RunCalendar.Policy;
import io.suito.payouts.RunCalendar.RunDay;
import io.suito.testing.Marketplace;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Dates of scheduled runs: rhythm, long gaps, Japanese holidays. */
class RunCalendarTest {
    private static final Holidays HOLIDAYS = new Holidays(Locale.ENGLISH);

    private static RunCalendar calendar(String schedule, @Nullable LocalDate anchor, String holidayRule) {
        return new RunCalendar(new Policy(schedule, anchor, LocalTime.of(9, 0), holidayRule), HOLIDAYS);
    }

    private static List<RunDay> days(RunCalendar calendar) {
        return calendar.between(LocalDate.of(2026, 9, 1), LocalDate.of(2027, 3, 1));
    }

    @Test
    void even_weeks_leave_three_weeks_after_a_year_of_53_and_say_so() {
        List<RunDay> days = days(calendar("even_iso_weeks", null, "as_scheduled"));

        assertThat(days)
                .extracting(RunDay::date)
                .containsSubsequence(LocalDate.of(2026, 12, 7), LocalDate.of(2026, 12, 21), LocalDate.of(2027, 1, 11));
        assertThat(days).filteredOn(RunDay::isGap).singleElement().satisfies(gap -> {
            assertThat(gap.date()).isEqualTo(LocalDate.of(2027, 1, 11));
            assertThat(gap.days()).isEqualTo(21);
            assertThat(gap.isoWeek()).isEqualTo(2);
            assertThat(gap.holiday()).isEqualTo("Coming of Age Day");
        });
        assertThat(days).allSatisfy(day -> {
            assertThat(day.date().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
            assertThat(day.isoWeek() % 2).isZero();
        });
    }

    @Test
    void a_run_on_a_holiday_is_marked_and_stays_where_it_is() {
        assertThat(days(calendar("even_iso_weeks", null, "as_scheduled")))
                .filteredOn(day -> day.date().equals(LocalDate.of(2026, 10, 12)))
                .singleElement()
                .satisfies(day -> {
                    assertThat(day.holiday()).isEqualTo("Sports Day");
                    assertThat(day.isMoved()).isFalse();
                    assertThat(day.at()).isEqualTo(Instant.parse("2026-10-12T00:00:00Z"));
                });
    }

    @Test
    void where_the_policy_says_so_a_run_on_a_holiday_moves_to_the_next_business_day() {
        assertThat(days(calendar("even_iso_weeks", null, "next_business_day")))
                .filteredOn(RunDay::isMoved)
                .extracting(RunDay::scheduled, RunDay::date, RunDay::days)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                LocalDate.of(2026, 10, 12), LocalDate.of(2026, 10, 13), 15L),
                        org.assertj.core.groups.Tuple.tuple(
                                LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 24), 15L),
                        org.assertj.core.groups.Tuple.tuple(LocalDate.of(2027, 1, 11), LocalDate.of(2027, 1, 12), 22L));
    }

    @Test
    void a_run_that_moves_makes_no_gap_and_a_real_one_is_counted_in_whole_weeks() {
        assertThat(days(calendar("even_iso_weeks", null, "next_business_day")))
                .filteredOn(RunDay::isGap)
                .extracting(RunDay::date, RunDay::weeks)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(LocalDate.of(2027, 1, 12), 3L));
    }

    @Test
    void every_14_days_counts_from_its_anchor_without_gaps() {
        List<RunDay> days = days(calendar("every_14_days", LocalDate.of(2025, 1, 8), "as_scheduled"));

        assertThat(days).isNotEmpty().allSatisfy(day -> {
            assertThat(day.days()).isEqualTo(14);
            assertThat(day.date().toEpochDay() % 14)
                    .isEqualTo(LocalDate.of(2025, 1, 8).toEpochDay() % 14);
        });
    }

    @Test
    void every_14_days_begins_with_its_anchor() {
        List<RunDay> days = days(calendar("every_14_days", LocalDate.of(2026, 11, 25), "as_scheduled"));

        assertThat(days)
                .extracting(RunDay::date)
                .startsWith(LocalDate.of(2026, 11, 25), LocalDate.of(2026, 12, 9), LocalDate.of(2026, 12, 23));
    }

    @Test
    void substitute_and_in_between_holidays_and_equinoxes_are_known() {
        assertThat(HOLIDAYS.name(LocalDate.of(2026, 5, 6))).isPresent();
        assertThat(HOLIDAYS.name(LocalDate.of(2026, 9, 22))).isPresent();
        assertThat(HOLIDAYS.name(LocalDate.of(2027, 3, 22))).isPresent();
        assertThat(HOLIDAYS.name(LocalDate.of(2026, 3, 20))).contains("Vernal Equinox Day");
        assertThat(HOLIDAYS.name(LocalDate.of(2026, 12, 23))).isEmpty();
        assertThat(new Holidays(Locale.JAPANESE).name(LocalDate.of(2027, 1, 11)))
                .contains("成人の日");
    }

    @Test
    void the_coming_year_is_read_from_the_policy_of_today() {
        try (Marketplace shop = new Marketplace()) {
            shop.setClock(Instant.parse("2026-12-21T00:00:01Z"));

            List<RunDay> days = RunCalendar.nextYear(shop.backoffice.transactions(), HOLIDAYS);

            assertThat(days.get(0).date()).isEqualTo(LocalDate.of(2027, 1, 11));
            assertThat(days)
                    .hasSizeBetween(25, 26)
                    .last()
                    .satisfies(day -> assertThat(day.date()).isBefore(LocalDate.of(2027, 12, 21)));
        }
    }
}
