package io.suito.faults.crash;

import io.suito.database.DatabaseSettings;
import io.suito.faults.Proof;
import io.suito.faults.Result;
import io.suito.faults.Round;
import io.suito.faults.Trials;
import io.suito.faults.Trials.Trial;
import io.suito.faults.check.Findings;
import io.suito.faults.check.Findings.Kind;
import io.suito.faults.check.Judge;
import io.suito.faults.child.Child;
import io.suito.faults.child.ChildJvms;
import io.suito.faults.child.Start;
import io.suito.faults.market.Books;
import io.suito.faults.market.Grounds;
import io.suito.faults.market.Role;
import io.suito.faults.market.TrialGround;
import io.suito.faults.mutants.Ordeal;
import io.suito.faults.tap.Halt.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/** The program is ended before and after each of its boundaries, and while its commands are at Stripe. */
public final class CrashProof implements Proof {
    @Override
    public String name() {
        return "crash";
    }

    @Override
    public String about() {
        return "ended at every boundary of plan, transfer, payout, settle, retry, release and take back, and by"
                + " SIGKILL while commands are at Stripe; started again";
    }

    @Override
    public Result run(Round round) {
        DatabaseSettings template = Books.template(Role.ALL, round.seed());
        try (ChildJvms jvms = new ChildJvms()) {
            Crash crash = new Crash(jvms);
            List<String> boundaries = count(crash, template, round);
            List<String> notes = new ArrayList<>();
            Trials trials = new Trials(round, AT_ONCE);
            notes.add(boundaryTrials(crash, template, boundaries, round, trials));
            notes.add(inFlightTrials(crash, template, boundaries, round, trials));
            List<Result.Caught> mutants = Ordeal.undergo(new CrashMutants(crash, round).ordeals(), round, trials);
            return new Result(
                    name(),
                    round.seed(),
                    trials.done(),
                    round.size() == Round.Size.FULL,
                    trials.findings(),
                    mutants,
                    true,
                    notes);
        }
    }

    private static List<String> count(Crash crash, DatabaseSettings template, Round round) {
        try (TrialGround ground = TrialGround.prepare(template, round.seed())) {
            List<String> boundaries = crash.count(ground);
            Findings findings = Judge.of(ground);
            if (!findings.isEmpty()) {
                throw new IllegalStateException("wrong without any fault: " + findings);
            }
            round.say("N = " + boundaries.size() + " boundaries of "
                    + Set.copyOf(boundaries).size() + " kinds");
            return boundaries;
        }
    }

    /** Threads come to boundaries in another order each time, so one in so many may not be met again. */
    private static final int SOME_IN = 20;

    private static String boundaryTrials(
            Crash crash, DatabaseSettings template, List<String> boundaries, Round round, Trials trials) {
        Set<String> halted = new ConcurrentSkipListSet<>();
        AtomicInteger missed = new AtomicInteger();
        List<Trial> list = new ArrayList<>();
        List<String> places = places(boundaries, round);
        for (List<String> some : together(places)) {
            list.add(new Trial(
                    String.join(", ", some), () -> halts(crash, template, some, round, halted, missed), some.size()));
        }
        trials.run("boundaries", list);
        Set<String> kinds = new TreeSet<>(boundaries);
        kinds.removeIf(kind -> halted.contains("BEFORE " + kind));
        String note = "N = " + boundaries.size() + " boundaries; " + places.size() + " halts at them, " + missed
                + " not reached; kinds of boundary without a halt before them: " + kinds.size();
        round.say(note);
        if (missed.get() * SOME_IN > places.size()) {
            trials.findings().add(Kind.OTHER, "too many halts were never reached: " + note);
        }
        return note;
    }

    /** Those that lie far apart end in one process. */
    private static List<List<String>> together(List<String> places) {
        int processes = Math.ceilDiv(places.size(), PROGRAMS);
        List<List<String>> groups = new ArrayList<>();
        for (int process = 0; process < processes; process++) {
            List<String> group = new ArrayList<>();
            for (int place = process; place < places.size(); place += processes) {
                group.add(places.get(place));
            }
            groups.add(group);
        }
        return groups;
    }

    private static Findings halts(
            Crash crash,
            DatabaseSettings template,
            List<String> places,
            Round round,
            Set<String> halted,
            AtomicInteger missed) {
        try (Grounds grounds = Grounds.prepare(template, round.seed(), places.size())) {
            Findings findings = new Findings();
            List<Start> starts = new ArrayList<>();
            for (int i = 0; i < places.size(); i++) {
                starts.add(Start.on(grounds.get(i)).haltingAt(places.get(i)));
            }
            List<String> halts = crash.halt(starts, findings);
            List<String> names = new ArrayList<>();
            for (int i = 0; i < places.size(); i++) {
                halted.add(halts.get(i));
                missed.addAndGet(halts.get(i).isEmpty() ? 1 : 0);
                names.add(places.get(i) + " " + halts.get(i));
            }
            findings.addAll("", grounds.finishAll(names));
            return findings;
        }
    }

    /**
     * Before each boundary and after it. In shorter rounds "after" only for requests to Stripe: the point after any
     * other boundary is the point before the next one of the same thread.
     */
    private static List<String> places(List<String> boundaries, Round round) {
        List<String> places = new ArrayList<>();
        for (int number = 1; number <= boundaries.size(); number++) {
            String name = boundaries.get(number - 1);
            places.add(Side.BEFORE + " " + number);
            boolean outward = name.startsWith("POST") || name.startsWith("GET");
            if (outward || round.size() == Round.Size.FULL) {
                places.add(Side.AFTER + " " + number);
            }
        }
        if (round.size() != Round.Size.SMOKE) {
            return places;
        }
        List<String> few = new ArrayList<>();
        for (int i = 1; i <= SMOKE_HALTS; i++) {
            few.add(places.get((2 * i - 1) * places.size() / (2 * SMOKE_HALTS)));
        }
        return few;
    }

    private static final int SMOKE_HALTS = 8;

    /**
     * Processes that live side by side: whoever lives asks the database now and then, so that more of them cost more.
     */
    private static final int AT_ONCE = Runtime.getRuntime().availableProcessors();

    /** That end in one process: starting a JVM costs as much as telling a story. */
    private static final int PROGRAMS = 24;

    /** That are ended by one SIGKILL: few, so that there are many different moments. */
    private static final int KILLED_TOGETHER = 4;

    private static String inFlightTrials(
            Crash crash, DatabaseSettings template, List<String> boundaries, Round round, Trials trials) {
        int wanted = round.of(1_000, 50, 3);
        int sends = (int)
                boundaries.stream().filter(name -> name.startsWith("POST")).count();
        AtomicInteger hits = new AtomicInteger();
        AtomicInteger kills = new AtomicInteger();
        while (hits.get() < wanted) {
            List<Trial> list = new ArrayList<>();
            for (int i = hits.get(); i < wanted; i += KILLED_TOGETHER) {
                int number = kills.incrementAndGet();
                list.add(new Trial(
                        "kill " + number,
                        () -> inFlight(crash, template, sends, round, number, hits),
                        KILLED_TOGETHER));
            }
            trials.runWaiting("kills", list); // for answers that take a second each
        }
        String note = kills + " SIGKILLs of " + KILLED_TOGETHER + " programs each; " + hits
                + " of these had a command at Stripe at that moment";
        round.say(note);
        return note;
    }

    private static Findings inFlight(
            Crash crash, DatabaseSettings template, int sends, Round round, int number, AtomicInteger hits)
            throws Exception {
        Random random = new Random(round.seed() * 1_000_003 + number);
        try (Grounds grounds = Grounds.prepare(template, round.seed() + number, KILLED_TOGETHER)) {
            InFlight kill = new InFlight(grounds.all(), random);
            try (Child child = crash.start(grounds.all(), InFlight.LATENCY_MILLIS)) {
                kill.kill(child, sends);
            }
            Findings findings = grounds.finishAll(Collections.nCopies(KILLED_TOGETHER, "killed"));
            grounds.all().forEach(ground -> hits.addAndGet(kill.hit(ground) ? 1 : 0));
            return findings;
        }
    }
}
