package io.suito.app.demo;

import io.suito.time.Japan;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * When people buy: more in the evening, on Sundays, after the 25th (pay day) and in December, less around Obon, and a
 * little more every month. The n-th of all orders has its instant without looking at the others.
 */
final class Rhythm {
    /** Parts of a day's orders by hour, JST. */
    private static final int[] HOURS = {
        22, 12, 7, 4, 3, 5, 12, 22, 30, 36, 40, 44, 62, 48, 42, 42, 44, 48, 54, 66, 84, 100, 96, 60
    };

    private static final int[] MONTHS = {96, 88, 104, 98, 100, 96, 102, 86, 94, 102, 112, 140};
    private static final long HOUR_MILLIS = 3_600_000;
    private static final int FINE = 1000;

    private final long orders;
    private final Instant start;
    private final Instant end;
    private final long[] before;
    private final long total;

    /** From midnight (JST) six months before the end, to the hour before the end. */
    Rhythm(long orders, Instant end) {
        this.orders = orders;
        this.end = end;
        LocalDate first = Japan.date(end).minusMonths(6);
        this.start = first.atStartOfDay(Japan.ZONE).toInstant();
        int hours = (int) ChronoUnit.HOURS.between(start, end);
        this.before = new long[hours];
        long sum = 0;
        for (int hour = 0; hour < hours; hour++) {
            before[hour] = sum * FINE;
            sum += (long) HOURS[hour % 24] * ofDay(first.plusDays(hour / 24), hour / 24);
        }
        this.total = sum * FINE;
    }

    private static int ofDay(LocalDate day, int daysSinceStart) {
        int weight = MONTHS[day.getMonthValue() - 1];
        weight += day.getDayOfWeek() == DayOfWeek.SUNDAY ? 30 : 0;
        weight += day.getDayOfWeek() == DayOfWeek.SATURDAY ? 15 : 0;
        weight -= day.getDayOfWeek() == DayOfWeek.WEDNESDAY ? 10 : 0;
        weight += day.getDayOfMonth() >= 25 && day.getDayOfMonth() <= 28 ? 20 : 0;
        weight -= day.getMonthValue() == 8 && day.getDayOfMonth() >= 12 && day.getDayOfMonth() <= 16 ? 20 : 0;
        return weight + daysSinceStart / 6;
    }

    /** The instant of an order by its number; a later number is never earlier. */
    Instant at(long order, Dice dice) {
        long position = (order * FINE + dice.below(FINE)) * (total / FINE) / orders;
        int found = Arrays.binarySearch(before, position);
        int hour = found >= 0 ? found : -found - 2;
        long weight = (hour + 1 < before.length ? before[hour + 1] : total) - before[hour];
        return start.plusMillis(hour * HOUR_MILLIS + (position - before[hour]) * HOUR_MILLIS / weight);
    }

    /** The number of the first order that may be at or after an instant. */
    long firstAtOrAfter(Instant instant) {
        if (!instant.isBefore(end)) {
            return orders;
        }
        long hour = Math.max(0, ChronoUnit.HOURS.between(start, instant));
        return hour >= before.length ? orders : Math.min(orders, before[(int) hour] / FINE * orders / (total / FINE));
    }
}
