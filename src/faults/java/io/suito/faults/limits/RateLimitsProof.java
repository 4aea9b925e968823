package io.suito.faults.limits;

import io.suito.app.Backoffice;
import io.suito.database.DatabaseSettings;
import io.suito.faults.Proof;
import io.suito.faults.Result;
import io.suito.faults.Result.Caught;
import io.suito.faults.Round;
import io.suito.faults.Round.Size;
import io.suito.faults.Trials;
import io.suito.faults.Trials.Trial;
import io.suito.faults.check.Findings;
import io.suito.faults.check.Findings.Kind;
import io.suito.faults.market.Books;
import io.suito.faults.market.Resumption;
import io.suito.faults.market.Role;
import io.suito.faults.market.TrialGround;
import io.suito.sandbox.FaultKind;
import io.suito.sandbox.FaultRule;
import io.suito.sandbox.SandboxRequest;
import io.suito.stripe.PaceLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Three requests of ten are turned away, by a limit or because Stripe has the object in hand. All is done in the end,
 * and hardly anything is asked twice but for that.
 */
public final class RateLimitsProof implements Proof {
    private static final Duration WITHIN = Duration.ofMinutes(6);
    private static final double REQUESTS_PER_COMMAND = 1.05;

    /** Ten times what Stripe takes: the pace comes down to a twenty-fifth under so many refusals. */
    private static final PaceLimits FAST = new PaceLimits(1_000, 240, 150, 28);

    private final AtomicLong commands = new AtomicLong();
    private final AtomicLong turnedAway = new AtomicLong();
    private final AtomicLong others = new AtomicLong();

    @Override
    public String name() {
        return "rate-limits";
    }

    @Override
    public String about() {
        return "30 % of requests turned away, by 429 and by lock_timeout: all complete, hardly a request too many";
    }

    @Override
    public Result run(Round round) {
        DatabaseSettings template =
                Books.template(Collections.nCopies(round.of(100, 40, 10), Role.PLAIN), round.seed());
        Trials trials = Trials.sideBySide(round);
        List<Trial> list = new ArrayList<>();
        for (int i = 0; i < round.of(50, 6, 1); i++) {
            long seed = round.seed() + i;
            list.add(new Trial("market " + i, () -> one(template, seed, rules())));
        }
        trials.run("markets", list);
        String note = String.format(
                Locale.ROOT,
                "%d commands: %d requests turned away, %d others (%.3f per command)",
                commands.get(),
                turnedAway.get(),
                others.get(),
                (double) others.get() / commands.get());
        round.say(note);
        if (round.size() != Size.SMOKE && turnedAway.get() * 5 < turnedAway.get() + others.get()) {
            trials.findings().add(Kind.OTHER, "less than a fifth was turned away");
        }
        return new Result(
                name(),
                round.seed(),
                trials.done(),
                round.size() == Size.FULL,
                trials.findings(),
                List.of(wasteful(template, round)),
                true,
                List.of(note));
    }

    private static List<FaultRule> rules() {
        return List.of(
                FaultRule.of("POST *", FaultKind.RATE_LIMIT).withProbability(0.2),
                FaultRule.of("POST *", FaultKind.LOCK_TIMEOUT).withProbability(0.125));
    }

    private Findings one(DatabaseSettings template, long seed, List<FaultRule> rules) {
        try (TrialGround ground = TrialGround.prepare(template, seed)) {
            Findings findings = Resumption.of(ground)
                    .within(WITHIN)
                    .under(rules)
                    .asking(settings -> settings.withPace(FAST))
                    .finish();
            count(ground, findings);
            return findings;
        }
    }

    private void count(TrialGround ground, Findings findings) {
        long written;
        try (Backoffice backoffice = Backoffice.open(ground.settings())) {
            written = backoffice
                    .transactions()
                    .call(tx -> tx.sql("select count(*) from backoffice.stripe_commands")
                            .one(Long.class));
        }
        List<SandboxRequest> posts = ground.stripe().requests().stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
        long away = posts.stream().filter(request -> request.status() == 429).count();
        long rest = posts.size() - away;
        if (rest > written * REQUESTS_PER_COMMAND) {
            findings.add(Kind.OTHER, rest + " requests beyond those turned away, for " + written + " commands");
        }
        commands.addAndGet(written);
        turnedAway.addAndGet(away);
        others.addAndGet(rest);
    }

    /** The count would notice somebody who asks again without having been turned away. */
    private static Caught wasteful(DatabaseSettings template, Round round) {
        List<FaultRule> lost = new ArrayList<>(rules());
        lost.add(FaultRule.of("POST *", FaultKind.ANSWER_LOST_AFTER_EFFECT).withProbability(0.3));
        Findings findings = new RateLimitsProof().one(template, round.seed(), lost);
        round.say("answers thrown away: " + findings);
        return new Caught("answers thrown away and asked for again", !findings.isEmpty());
    }
}
