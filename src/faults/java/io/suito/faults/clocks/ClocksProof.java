package io.suito.faults.clocks;

import io.suito.faults.Proof;
import io.suito.faults.Result;
import io.suito.faults.Round;
import io.suito.faults.Trials;
import io.suito.faults.Trials.Trial;
import io.suito.faults.check.Findings;
import io.suito.faults.mutants.Wiring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Clocks of machines are off, machines are off, years have 53 weeks: each date is one run, by the database's clock. */
public final class ClocksProof implements Proof {
    private static final int AT_ONCE = 2;
    private static final List<Duration> OFFSETS = List.of(
            Duration.ofDays(1),
            Duration.ofDays(-1),
            Duration.ofMinutes(7),
            Duration.ofMinutes(-7),
            Duration.ofDays(400),
            Duration.ofSeconds(-90));

    @Override
    public String name() {
        return "clocks";
    }

    @Override
    public String about() {
        return "machines' clocks off by minutes or days, all machines off at the instant, every time zone, a year with"
                + " a 53rd week";
    }

    @Override
    public Result run(Round round) {
        Trials trials = new Trials(round, AT_ONCE);
        List<String> notes = new ArrayList<>();
        EveryZone.Seen zones = new EveryZone().look(round.of(1, 1, 40));
        trials.findings().addAll("zones", zones.findings());
        notes.add(zones.dates() + " dates of 2020 to 2060 in " + zones.zones() + " time zones against counted days");
        round.say(notes.get(0));
        // years first: they take longest
        List<Trial> all = new ArrayList<>(years(round, notes));
        all.addAll(days(round));
        Map<String, Findings> found = new ConcurrentHashMap<>();
        all.addAll(mutants(found));
        trials.run("years and run dates", all);
        return new Result(
                name(),
                round.seed(),
                trials.done(),
                round.size() == Round.Size.FULL,
                trials.findings(),
                caught(found, round),
                true,
                notes);
    }

    /** A smoke sees the weeks around the 53rd only, which end with a gap and a holiday. */
    private static List<Trial> years(Round round, List<String> notes) {
        List<Trial> years = new ArrayList<>();
        for (int i = 0; i < round.of(4, 2, 1); i++) {
            long seed = round.seed() + i;
            int days = round.of(365, 365, 56);
            String rule = i % 2 == 0 ? "next_business_day" : "as_scheduled";
            years.add(new Trial(
                    days + " days from " + seed + ", " + rule,
                    () -> new SimulatedYear(seed, days, rule, notes).live()));
        }
        return years;
    }

    private static List<Trial> days(Round round) {
        Random random = new Random(round.seed());
        List<Trial> days = new ArrayList<>();
        for (int i = 0; i < round.of(200, 18, 2); i++) {
            Duration offset = OFFSETS.get(i % OFFSETS.size());
            Duration away = away(i, random);
            days.add(new Trial(
                    "clocks " + offset + " away " + away, () -> new RunDayTrial(Wiring.PRODUCT, offset, away).play()));
        }
        return days;
    }

    /** There, back in time, back too late. */
    private static Duration away(int number, Random random) {
        return switch (number % 3) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofMinutes(1 + random.nextInt(47 * 60));
            default -> Duration.ofHours(48 + random.nextInt(200));
        };
    }

    private static List<Trial> mutants(Map<String, Findings> found) {
        return RunDayTrial.mutants().stream()
                .map(mutant -> Trial.uncounted(
                        mutant.name(),
                        () -> found.put(
                                mutant.name(), new RunDayTrial(mutant, Duration.ofDays(-1), Duration.ZERO).play())))
                .toList();
    }

    private static List<Result.Caught> caught(Map<String, Findings> found, Round round) {
        return RunDayTrial.mutants().stream()
                .map(mutant -> {
                    Findings findings = found.getOrDefault(mutant.name(), new Findings());
                    round.say("mutant \"" + mutant.name() + "\": "
                            + (findings.isEmpty() ? "NOT CAUGHT" : "caught: " + findings.first()));
                    return new Result.Caught(mutant.name(), !findings.isEmpty());
                })
                .toList();
    }
}
