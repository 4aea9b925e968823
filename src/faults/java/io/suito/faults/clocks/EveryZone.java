package io.suito.faults.clocks;

import io.suito.faults.check.Findings;
import io.suito.faults.check.Findings.Kind;
import io.suito.faults.oracle.RunDates;
import io.suito.payouts.Holidays;
import io.suito.payouts.RunCalendar;
import io.suito.payouts.RunCalendar.Policy;
import io.suito.payouts.RunCalendar.RunDay;
import io.suito.testing.Marketplace;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/** The dates of 2020 to 2060 in every time zone that a machine can have, against counted days. */
final class EveryZone {
    private static final int FIRST = 2020;
    private static final int LAST = 2060;
    private static final LocalTime NINE = LocalTime.of(9, 0);

    private final Findings findings = new Findings();
    private final Holidays holidays = new Holidays(Locale.ENGLISH);

    /**
     * What was looked at.
     *
     * @param dates compared in all
     */
    record Seen(Findings findings, int zones, int dates) {}

    /** @param step every how many zones */
    Seen look(int step) {
        TimeZone own = TimeZone.getDefault();
        String[] zones = TimeZone.getAvailableIDs();
        int seen = 0;
        int dates = 0;
        try (Marketplace shop = new Marketplace()) {
            for (int i = 0; i < zones.length; i += step) {
                TimeZone.setDefault(TimeZone.getTimeZone(zones[i]));
                dates += evenWeeks(zones[i]) + fortnights(zones[i]);
                throughTheDatabase(shop, zones[i]);
                seen++;
            }
        } finally {
            TimeZone.setDefault(own);
        }
        return new Seen(findings, seen, dates);
    }

    private int evenWeeks(String zone) {
        List<RunDay> days = new RunCalendar(new Policy("even_iso_weeks", null, NINE, "as_scheduled"), holidays)
                .between(LocalDate.of(FIRST, 1, 1), LocalDate.of(LAST + 1, 1, 1));
        List<LocalDate> expected = RunDates.evenWeeks(FIRST, LAST).stream()
                .filter(date -> date.getYear() <= LAST)
                .toList();
        return compare(zone, days, expected);
    }

    /** From the anchor on: before it there is no such date. */
    private int fortnights(String zone) {
        LocalDate anchor = LocalDate.of(2026, 2, 27);
        List<RunDay> days = new RunCalendar(new Policy("every_14_days", anchor, NINE, "as_scheduled"), holidays)
                .between(LocalDate.of(FIRST, 1, 1), LocalDate.of(LAST + 1, 1, 1));
        List<LocalDate> expected = java.util.stream.LongStream.range(
                        anchor.toEpochDay(), LocalDate.of(LAST + 1, 1, 1).toEpochDay())
                .filter(day -> Math.floorMod(day - anchor.toEpochDay(), 14) == 0)
                .mapToObj(LocalDate::ofEpochDay)
                .toList();
        return compare(zone, days, expected);
    }

    private int compare(String zone, List<RunDay> days, List<LocalDate> expected) {
        if (!days.stream().map(RunDay::date).toList().equals(expected)) {
            findings.add(Kind.OTHER, zone + ": the calendar differs from the count");
        }
        for (RunDay day : days) {
            if (!day.at().equals(Instant.ofEpochSecond(RunDates.nineInJapan(day.date())))) {
                findings.add(Kind.OTHER, zone + ": " + day.date() + " is at " + day.at());
            }
        }
        return days.size();
    }

    /** A date that goes to the database and comes back is the same one, and its text as well. */
    private void throughTheDatabase(Marketplace shop, String zone) {
        record Back(LocalDate date, String text) {}
        LocalDate monday = LocalDate.of(2027, 1, 11);
        Back back = shop.backoffice
                .transactions()
                .call(tx -> tx.sql("select cast(:day as date), to_char(cast(:day as date), 'YYYY-MM-DD')")
                        .set("day", monday)
                        .one(Back.class));
        if (!back.date().equals(monday) || !back.text().equals("2027-01-11")) {
            findings.add(Kind.OTHER, zone + ": 2027-01-11 came back from the database as " + back);
        }
    }
}
