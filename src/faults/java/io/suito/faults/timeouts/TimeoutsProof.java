package io.suito.faults.timeouts;

import io.suito.app.Backoffice;
import io.suito.database.DatabaseSettings;
import io.suito.faults.Proof;
import io.suito.faults.Result;
import io.suito.faults.Round;
import io.suito.faults.Round.Size;
import io.suito.faults.Trials;
import io.suito.faults.Trials.Trial;
import io.suito.faults.check.Findings;
import io.suito.faults.check.Findings.Kind;
import io.suito.faults.check.Judge;
import io.suito.faults.market.Books;
import io.suito.faults.market.Resumption;
import io.suito.faults.market.Role;
import io.suito.faults.market.TrialGround;
import io.suito.faults.mutants.Mutants;
import io.suito.faults.mutants.Ordeal;
import io.suito.sandbox.FaultKind;
import io.suito.sandbox.FaultRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers come after the deadline, or never; it was done, or it was not. Nothing of that is ever reported as failed,
 * and in the end everyone is paid once. The deadline is shorter here than in production, so that much can be tried.
 */
public final class TimeoutsProof implements Proof {
    private static final Duration WITHIN = Duration.ofMinutes(6);
    private static final Duration DEADLINE = Duration.ofMillis(500);
    private static final long TOO_LATE_MILLIS = 900;
    private static final int SELLERS = 40;

    @Override
    public String name() {
        return "timeouts";
    }

    @Override
    public String about() {
        return "answers that come after the deadline, or never: unknown, never failed, and resolved later";
    }

    @Override
    public Result run(Round round) {
        int wanted = round.of(10_000, 300, 5);
        DatabaseSettings template =
                Books.template(Collections.nCopies(round.of(SELLERS, SELLERS, 4), Role.PLAIN), round.seed());
        Trials trials = Trials.sideBySide(round);
        AtomicInteger unanswered = new AtomicInteger();
        for (int number = 0; unanswered.get() < wanted && trials.findings().isEmpty(); ) {
            List<Trial> list = new ArrayList<>();
            for (int i = 0; i < round.of(4, 4, 1); i++) {
                long seed = round.seed() + number;
                list.add(new Trial("market " + number++, () -> one(template, seed, unanswered)));
            }
            trials.run("markets", list);
            round.say(unanswered + " requests without an answer in time, of " + wanted);
        }
        int markets = trials.done();
        List<Result.Caught> mutants = Ordeal.undergo(ordeals(), round, trials);
        return new Result(
                name(),
                round.seed(),
                unanswered.get(),
                round.size() == Size.FULL,
                trials.findings(),
                mutants,
                true,
                List.of(unanswered + " requests without an answer in time, on " + markets + " marketplaces"));
    }

    private static Findings one(DatabaseSettings template, long seed, AtomicInteger unanswered) {
        try (TrialGround ground = TrialGround.prepare(template, seed)) {
            Findings findings = Resumption.of(ground)
                    .within(WITHIN)
                    .under(List.of(
                            FaultRule.latency("POST *", TOO_LATE_MILLIS).withProbability(0.2),
                            hanging(FaultKind.HANG_AFTER_EFFECT, 0.2),
                            hanging(FaultKind.HANG_BEFORE_EFFECT, 0.15)))
                    .asking(settings -> settings.withDeadline(DEADLINE))
                    .finish();
            unanswered.addAndGet(neverFailed(ground, findings));
            return findings;
        }
    }

    private static FaultRule hanging(FaultKind kind, double probability) {
        return FaultRule.of("POST *", kind).withMillis(TOO_LATE_MILLIS).withProbability(probability);
    }

    /** Nobody was ever told that something failed; how often no answer came in time. */
    private static int neverFailed(TrialGround ground, Findings findings) {
        try (Backoffice backoffice = Backoffice.open(ground.settings())) {
            for (String query : List.of(
                    "select kind || ' ' || subject from backoffice.attention_items"
                            + " where kind in ('item_failed', 'item_at_account', 'item_held')",
                    "select id || ' ' || error_code from backoffice.stripe_commands where state = 'failed'",
                    "select attempt_id || ' ' || verdict from backoffice.stripe_answers"
                            + " where http_status is null and verdict <> 'UNKNOWN'")) {
                backoffice
                        .transactions()
                        .call(tx -> tx.sql(query).list(String.class))
                        .forEach(row -> findings.add(Kind.OTHER, "reported as failed: " + row));
            }
            return backoffice
                    .transactions()
                    .call(tx -> tx.sql("select count(*) from backoffice.stripe_answers where error_code = 'no_answer'")
                            .one(Long.class))
                    .intValue();
        }
    }

    private static List<Ordeal> ordeals() {
        return List.of(new Ordeal(Mutants.FRESH_KEY, List.of(Role.PLAIN, Role.PLAIN), (ground, wiring) -> {
            Resumption.of(ground)
                    .with(wiring)
                    .within(Duration.ofSeconds(30))
                    .under(List.of(hanging(FaultKind.HANG_AFTER_EFFECT, 1).withTimes(1)))
                    .asking(settings -> settings.withDeadline(DEADLINE))
                    .goOn();
            return Judge.of(ground);
        }));
    }
}
