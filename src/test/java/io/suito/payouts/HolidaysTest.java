package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days off by the third article of the law on public holidays, under their own names. */
class HolidaysTest {
    private final Holidays holidays = new Holidays(Locale.JAPANESE);

    @ParameterizedTest
    @CsvSource({
        "2026-05-06, 振替休日", // the third of May was a Sunday, two holidays followed it
        "2024-02-12, 振替休日",
        "2025-11-24, 振替休日",
        "2026-09-22, 国民の休日", // between two holidays
        "2026-09-21, 敬老の日",
        "2026-11-23, 勤労感謝の日",
    })
    void each_day_off_has_its_name(LocalDate day, String name) {
        assertThat(holidays.name(day)).hasValue(name);
    }

    @Test
    void in_english_too() {
        Holidays english = new Holidays(Locale.ENGLISH);
        assertThat(english.name(LocalDate.of(2027, 3, 22))).hasValue("Substitute Holiday");
        assertThat(english.name(LocalDate.of(2026, 9, 22))).hasValue("Citizens' Holiday");
    }

    @Test
    void an_ordinary_day_has_none() {
        assertThat(holidays.name(LocalDate.of(2026, 11, 30))).isEmpty();
    }
}
