package io.suito.faults.frozen;

import io.suito.database.DatabaseSettings;
import io.suito.faults.Proof;
import io.suito.faults.Result;
import io.suito.faults.Round;
import io.suito.faults.Trials;
import io.suito.faults.Trials.Trial;
import io.suito.faults.check.Findings;
import io.suito.faults.child.Child;
import io.suito.faults.child.ChildJvms;
import io.suito.faults.child.Start;
import io.suito.faults.market.Books;
import io.suito.faults.market.Role;
import io.suito.faults.market.TrialGround;
import io.suito.faults.mutants.Mutants;
import io.suito.faults.mutants.Wiring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Two executors on one database; the one that sends is stopped past its lease with a request in its hands. */
public final class FrozenExecutorProof implements Proof {
    private static final int AT_ONCE = 6;

    @Override
    public String name() {
        return "frozen-executor";
    }

    @Override
    public String about() {
        return "SIGSTOP of the sending executor past its lease, with a request at Stripe or in its hands; then SIGCONT";
    }

    private record Broken(Wiring mutant, Freeze freeze) {}

    @Override
    public Result run(Round round) {
        DatabaseSettings template = Books.template(List.of(Role.PLAIN, Role.PLAIN, Role.PLAIN), round.seed());
        Trials trials = new Trials(round, AT_ONCE);
        Map<Wiring, Findings> found = new ConcurrentHashMap<>();
        List<Broken> mutants = List.of(
                new Broken(Mutants.FRESH_KEY, Freeze.TRANSFER_IN_HAND),
                new Broken(Mutants.SLEEPERS_FORGOTTEN, Freeze.IN_HAND_FOR_A_DAY));
        try (ChildJvms jvms = new ChildJvms()) {
            train(jvms, template, round);
            List<Trial> list = new ArrayList<>();
            for (Broken broken : round.size() == Round.Size.SMOKE ? List.<Broken>of() : mutants) {
                list.add(Trial.uncounted(
                        broken.mutant().name(),
                        () -> found.put(
                                broken.mutant(), one(jvms, template, broken.freeze(), broken.mutant(), round.seed()))));
            }
            for (int i = 0; i < round.of(200, 6, 1); i++) {
                Freeze freeze = Freeze.ALL.get(i % Freeze.ALL.size());
                long seed = round.seed() + i;
                list.add(new Trial(freeze + " " + i, () -> one(jvms, template, freeze, Wiring.PRODUCT, seed)));
            }
            round.say(list.size() + " executors freeze, a minute and more each");
            trials.run("freezing", list);
        }
        List<Result.Caught> caught = found.entrySet().stream()
                .map(entry -> {
                    round.say("mutant \"" + entry.getKey().name() + "\": "
                            + (entry.getValue().isEmpty()
                                    ? "NOT CAUGHT"
                                    : "caught: " + entry.getValue().first()));
                    return new Result.Caught(
                            entry.getKey().name(), !entry.getValue().isEmpty());
                })
                .toList();
        return new Result(
                name(),
                round.seed(),
                trials.done(),
                round.size() == Round.Size.FULL,
                trials.findings(),
                caught,
                round.size() != Round.Size.SMOKE,
                List.of());
    }

    /** Those who freeze start quicker for it. */
    private static void train(ChildJvms jvms, DatabaseSettings template, Round round) {
        try (TrialGround ground = TrialGround.prepare(template, round.seed());
                Child child = jvms.startTraining(Start.on(ground))) {
            child.waitFor(Duration.ofMinutes(5));
        }
    }

    private static Findings one(ChildJvms jvms, DatabaseSettings template, Freeze freeze, Wiring wiring, long seed) {
        try (TrialGround ground = TrialGround.prepare(template, seed)) {
            return new FrozenTrial(jvms, ground, freeze, wiring, seed).run();
        }
    }
}
