package io.suito.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and cut-offs are Japanese: the one place that names {@code Asia/Tokyo}. */
public final class Japan {
    /** Japan Standard Time, UTC+9 without daylight saving. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private Japan() {}

    public static LocalDate date(Instant instant) {
        return at(instant).toLocalDate();
    }

    public static ZonedDateTime at(Instant instant) {
        return instant.atZone(ZONE);
    }

    /** The instant at which clocks in Japan show this. */
    public static Instant instant(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(ZONE).toInstant();
    }

    /** {@code 2026-11-30 09:00}, in JST. */
    public static String minutes(Instant instant) {
        return MINUTES.format(at(instant));
    }
}
