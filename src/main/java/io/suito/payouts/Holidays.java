package io.suito.payouts;

import java.net.URL;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import one.cafebabe.businesscalendar4j.BusinessCalendar;
import one.cafebabe.businesscalendar4j.Japan;

/**
 * Japanese public holidays with substitute and in-between ones, from the businessCalendar4j library (decision 0023):
 * the Cabinet Office's list as far as it reaches, the law of today beyond. Asks nobody over the network.
 */
public final class Holidays {
    /** The equinoxes that the library knows; later ones are announced by the National Astronomical Observatory. */
    private static final int LAST_YEAR = 2030;

    /** What the list calls both kinds of a day off by the third article of the law, in either language. */
    private static final Set<String> ANY_OTHER = Set.of("休日", "Holiday");

    private static final Set<String> SMALL_WORDS = Set.of("for", "of", "the");

    private final BusinessCalendar calendar;
    private final boolean japanese;

    /** @param locale of the names */
    public Holidays(Locale locale) {
        stayHere();
        japanese = locale.getLanguage().equals("ja");
        calendar = BusinessCalendar.newBuilder()
                .locale(locale)
                .holiday(BusinessCalendar.JAPAN.PUBLIC_HOLIDAYS)
                .build();
    }

    /** The library would fetch the list from the Cabinet Office at its first use; it reads its own copy instead. */
    private static void stayHere() {
        URL own = Japan.class.getResource("/syukujitsu.csv");
        System.setProperty("SYUKUJITSU_URL", Objects.requireNonNull(own).toString());
    }

    /** The last year of which it knows every holiday. */
    public static int lastYear() {
        return LAST_YEAR;
    }

    /** The holiday's name; empty for an ordinary day. */
    public Optional<String> name(LocalDate day) {
        return Optional.ofNullable(calendar.getHoliday(day))
                .map(holiday -> ANY_OTHER.contains(holiday.name()) ? otherName(day) : asName(holiday.name()));
    }

    /** The list writes English names as words; they are names: Respect for the Aged Day. */
    private String asName(String listed) {
        return japanese
                ? listed
                : Arrays.stream(listed.split(" "))
                        .map(word -> SMALL_WORDS.contains(word)
                                ? word
                                : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining(" "));
    }

    private String otherName(LocalDate day) {
        LocalDate before = day.minusDays(1);
        while (calendar.getHoliday(before) != null && before.getDayOfWeek() != DayOfWeek.SUNDAY) {
            before = before.minusDays(1);
        }
        boolean makesUpForSunday = calendar.getHoliday(before) != null;
        if (japanese) {
            return makesUpForSunday ? "振替休日" : "国民の休日";
        }
        return makesUpForSunday ? "Substitute Holiday" : "Citizens' Holiday";
    }
}
