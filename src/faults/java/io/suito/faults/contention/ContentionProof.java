package io.suito.faults.contention;

import io.suito.database.DatabaseSettings;
import io.suito.faults.Proof;
import io.suito.faults.Result;
import io.suito.faults.Round;
import io.suito.faults.Round.Size;
import io.suito.faults.Trials;
import io.suito.faults.Trials.Trial;
import io.suito.faults.check.Findings;
import io.suito.faults.child.ChildJvms;
import io.suito.faults.market.Books;
import io.suito.faults.market.Role;
import io.suito.faults.market.TrialGround;
import io.suito.faults.mutants.Mutants;
import io.suito.faults.mutants.Ordeal;
import io.suito.faults.mutants.Races;
import io.suito.faults.mutants.Wiring;
import io.suito.payouts.Holidays;
import io.suito.payouts.RunCalendar;
import io.suito.time.Japan;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** Eight processes plan the same run and execute it, all at the same moment, again and again. */
public final class ContentionProof implements Proof {
    private static final int PROCESSES = 8;
    private static final int FEW = 3;
    private static final int SELLERS = 3;
    private static final int TELL_EVERY = 20;

    @Override
    public String name() {
        return "contention";
    }

    @Override
    public String about() {
        return "eight processes plan and execute the same run: one run, seven polite refusals, one sender";
    }

    @Override
    public Result run(Round round) {
        Trials trials = new Trials(round, 2);
        int rounds = round.of(1_000, 40, 2);
        trials.run("rounds", List.of(new Trial("contest", () -> contest(round, rounds), rounds)));
        List<Result.Caught> mutants = Ordeal.undergo(ordeals(round), round, trials);
        return new Result(
                name(),
                round.seed(),
                trials.done(),
                round.size() == Size.FULL,
                trials.findings(),
                mutants,
                true,
                List.of(rounds + " rounds of " + contenders(round)
                        + (inProcesses(round) ? " processes" : " programs")));
    }

    private static int contenders(Round round) {
        return round.of(PROCESSES, PROCESSES, FEW);
    }

    /** A smoke does not wait for processes to start: it has a few programs in this one. */
    private static boolean inProcesses(Round round) {
        return round.size() != Size.SMOKE;
    }

    private static Findings contest(Round round, int rounds) {
        DatabaseSettings template = Books.template(Collections.nCopies(SELLERS, Role.PLAIN), round.seed());
        try (TrialGround ground = TrialGround.prepare(template, round.seed());
                ChildJvms jvms = new ChildJvms()) {
            IntFunction<Contender> contender = inProcesses(round)
                    ? number -> Contender.elsewhere(jvms, ground, "home" + number)
                    : number -> Contender.here(ground, Wiring.PRODUCT, "home" + number);
            return contest(ground, contender, contenders(round), round, rounds);
        }
    }

    private static Findings contest(
            TrialGround ground, IntFunction<Contender> contender, int number, Round round, int rounds) {
        List<Contender> contenders = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            contenders.add(contender.apply(i));
        }
        try (Contest contest = new Contest(ground, contenders, round.seed())) {
            List<LocalDate> dates = lastDates(rounds);
            for (int i = 0; i < rounds; i++) {
                contest.round(dates.get(i));
                if ((i + 1) % TELL_EVERY == 0) {
                    round.say((i + 1) + " rounds, " + contest.violations() + " violations");
                }
            }
            return contest.judge();
        }
    }

    /** The newest dates of the schedule that have come, the oldest first. */
    private static List<LocalDate> lastDates(int number) {
        LocalDate today = LocalDate.now(Clock.system(Japan.ZONE));
        RunCalendar calendar = new RunCalendar(
                new RunCalendar.Policy("even_iso_weeks", null, LocalTime.of(9, 0), "as_scheduled"),
                new Holidays(Locale.ENGLISH));
        List<RunCalendar.RunDay> days = calendar.between(today.minusWeeks(3L * number + 3), today);
        return days.subList(days.size() - number, days.size()).stream()
                .map(RunCalendar.RunDay::date)
                .toList();
    }

    private static List<Ordeal> ordeals(Round round) {
        List<Role> few = Collections.nCopies(SELLERS, Role.PLAIN);
        List<Role> many = Collections.nCopies(4 * SELLERS, Role.PLAIN);
        Round once = new Round(Size.SMOKE, round.seed(), line -> {});
        List<Ordeal> ordeals = new ArrayList<>(List.of(
                new Ordeal(Mutants.NO_UNIQUE_DATE, few, (ground, wiring) -> small(ground, wiring, once)),
                new Ordeal(Mutants.NO_LEASE, many, (ground, wiring) -> small(ground, wiring, once))));
        if (round.size() != Size.SMOKE) {
            ordeals.addAll(Races.ordeals());
        }
        return ordeals;
    }

    private static Findings small(TrialGround ground, Wiring wiring, Round once) {
        return contest(ground, number -> Contender.here(ground, wiring, "home" + number), FEW, once, 1);
    }
}
