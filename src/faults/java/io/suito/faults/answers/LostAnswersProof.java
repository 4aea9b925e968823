package io.suito.faults.answers;

import io.suito.app.Backoffice;
import io.suito.database.DatabaseSettings;
import io.suito.faults.Proof;
import io.suito.faults.Result;
import io.suito.faults.Round;
import io.suito.faults.Trials;
import io.suito.faults.Trials.Trial;
import io.suito.faults.check.Findings;
import io.suito.faults.check.Judge;
import io.suito.faults.market.Books;
import io.suito.faults.market.Resumption;
import io.suito.faults.market.Role;
import io.suito.faults.market.Story;
import io.suito.faults.market.TrialGround;
import io.suito.faults.mutants.Mutants;
import io.suito.faults.mutants.Ordeal;
import io.suito.faults.mutants.Wiring;
import io.suito.sandbox.FaultKind;
import io.suito.sandbox.FaultRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers of Stripe are lost, are errors although it was done, or come after Stripe has forgotten the question. */
public final class LostAnswersProof implements Proof {
    private static final Duration WITHIN = Duration.ofMinutes(4);
    private static final Duration KEYS_ARE_GONE = Duration.ofHours(25);
    private static final int INTERLUDES = 2;

    @Override
    public String name() {
        return "lost-answers";
    }

    @Override
    public String about() {
        return "answers lost after the effect, stored 500s with and without effect, keys older than 25 hours and"
                + " forgotten";
    }

    @Override
    public Result run(Round round) {
        int calls = round.of(10_000, 600, 48);
        int perGround = round.of(200, 100, 24);
        DatabaseSettings template = Books.template(Collections.nCopies(perGround / 2, Role.PLAIN), round.seed());
        Trials trials = Trials.sideBySide(round);
        AtomicInteger sent = new AtomicInteger();
        for (int number = 0; sent.get() < calls && trials.findings().isEmpty(); ) {
            List<Trial> list = new ArrayList<>();
            for (int planned = sent.get(); planned < calls; planned += perGround) {
                int n = number++;
                Trouble trouble = Trouble.ALL.get(n % Trouble.ALL.size());
                list.add(new Trial(trouble + " " + n, () -> one(template, trouble, round.seed() + n, sent)));
            }
            trials.run("markets", list);
            round.say(sent + " calls of " + calls);
        }
        int grounds = trials.done();
        List<Result.Caught> mutants = Ordeal.undergo(ordeals(), round, trials);
        return new Result(
                name(),
                round.seed(),
                sent.get(),
                round.size() == Round.Size.FULL,
                trials.findings(),
                mutants,
                true,
                List.of(sent + " calls (commands that were sent) on " + grounds + " marketplaces"));
    }

    private static Findings one(DatabaseSettings template, Trouble trouble, long seed, AtomicInteger sent) {
        try (TrialGround ground = TrialGround.prepare(template, seed)) {
            Resumption program = Resumption.of(ground).within(WITHIN).under(trouble.rules());
            if (trouble == Trouble.FORGOTTEN_KEYS) {
                for (int i = 0; i < INTERLUDES; i++) {
                    program.during(Story::tellUntilSomethingIsUnknown);
                    aDayLater(ground);
                }
            }
            Findings findings = program.finish();
            try (Backoffice backoffice = Backoffice.open(ground.settings())) {
                sent.addAndGet(Resends.check(backoffice.transactions(), ground.stripe(), findings));
            }
            return findings;
        }
    }

    private static void aDayLater(TrialGround ground) {
        ground.shiftClocks(KEYS_ARE_GONE);
        ground.stripe().prune();
    }

    private static List<Ordeal> ordeals() {
        List<Role> plain = List.of(Role.PLAIN, Role.PLAIN);
        return List.of(
                new Ordeal(
                        Mutants.FRESH_KEY,
                        plain,
                        (ground, wiring) -> once(ground, wiring, FaultKind.ANSWER_LOST_AFTER_EFFECT)),
                new Ordeal(
                        Mutants.NO_LOOK_UP,
                        plain,
                        (ground, wiring) -> once(ground, wiring, FaultKind.ERROR_500_AFTER_EFFECT)));
    }

    /** The first transfer's answer goes wrong, once. */
    private static Findings once(TrialGround ground, Wiring wiring, FaultKind kind) {
        Resumption.of(ground)
                .with(wiring)
                .within(Duration.ofSeconds(20))
                .under(List.of(FaultRule.of("POST /v1/transfers", kind).withTimes(1)))
                .goOn();
        return Judge.of(ground);
    }
}
