package io.suito.faults.crash;

import io.suito.app.Backoffice;
import io.suito.app.Executor;
import io.suito.app.StripeSide;
import io.suito.faults.check.Checker;
import io.suito.faults.check.Findings;
import io.suito.faults.check.Findings.Kind;
import io.suito.faults.market.Story;
import io.suito.faults.market.TrialGround;
import io.suito.faults.mutants.Wiring;
import io.suito.faults.tap.HttpTap;
import io.suito.faults.tap.TappedDataSource;
import java.time.Duration;

/** The next start of the program after its end: it must go on and finish in time, and everything must be right then. */
public final class Resumption {
    /** How long the program may need from its restart to the end of the story. */
    public static final Duration WITHIN = Duration.ofSeconds(60);

    private Resumption() {}

    /**
     * Goes on in this process, in the same home, and checks.
     *
     * @param wiring the product's, or a mutant's
     */
    public static Findings finish(TrialGround ground, Wiring wiring, Duration within) {
        StripeSide stripeSide = TrialGround.stripeSide(ground.stripeAddress(), wiring.http());
        String stuck = "";
        try (Backoffice backoffice = Backoffice.open(ground.settings(), TappedDataSource.through(wiring.sql()));
                Executor executor = backoffice.startExecutor(stripeSide, ground.home())) {
            new Story(backoffice, ground.stripe(), ground.sellers(), within).tell();
            if (executor.keyProblem().isPresent()) {
                stuck = "the key was refused";
            }
        } catch (Story.Stuck e) {
            stuck = String.valueOf(e.getMessage());
        }
        return judge(ground, stuck);
    }

    /** Judges what stands; the checker looks through untouched connections. */
    public static Findings judge(TrialGround ground, String stuck) {
        try (Backoffice backoffice = Backoffice.open(ground.settings())) {
            Findings findings = new Checker(
                            backoffice,
                            TrialGround.stripeSide(ground.stripeAddress(), HttpTap.NONE),
                            ground.stripe(),
                            ground.sellers(),
                            ground.startedAt())
                    .check();
            if (!stuck.isEmpty()) {
                findings.add(Kind.STUCK, stuck);
            }
            return findings;
        }
    }
}
