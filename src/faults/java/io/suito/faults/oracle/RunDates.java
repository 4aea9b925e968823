package io.suito.faults.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Dates of scheduled runs by day counts alone: no week fields, no time zones, nothing of the product's. */
public final class RunDates {
    private static final int WEEK = 7;

    private RunDates() {}

    /** Mondays of the even weeks of these years, both inclusive; week 1 is the one that holds 4 January. */
    public static List<LocalDate> evenWeeks(int firstYear, int lastYear) {
        List<LocalDate> dates = new ArrayList<>();
        for (int year = firstYear; year <= lastYear; year++) {
            long next = firstMonday(year + 1);
            for (long monday = firstMonday(year) + WEEK; monday < next; monday += 2 * WEEK) {
                dates.add(LocalDate.ofEpochDay(monday));
            }
        }
        return dates;
    }

    /** The Monday of the week with 4 January, as days since 1970-01-01, which was a Thursday. */
    private static long firstMonday(int year) {
        long fourth = LocalDate.of(year, 1, 4).toEpochDay();
        return fourth - Math.floorMod(fourth + 3, WEEK);
    }

    /** Seconds since 1970 at nine in the morning in Japan, which is midnight in Greenwich. */
    public static long nineInJapan(LocalDate date) {
        return date.toEpochDay() * 86_400;
    }
}
