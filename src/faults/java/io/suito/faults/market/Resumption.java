package io.suito.faults.market;

import io.suito.app.Backoffice;
import io.suito.app.Executor;
import io.suito.app.StripeSide;
import io.suito.faults.check.Findings;
import io.suito.faults.check.Findings.Kind;
import io.suito.faults.check.Judge;
import io.suito.faults.mutants.Wiring;
import io.suito.faults.tap.TappedDataSource;
import io.suito.sandbox.FaultRule;
import io.suito.stripe.StripeSettings;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The next start of the program after its end: it must go on and finish in time, and everything must be right then.
 *
 * @param home of the program, a name within the ground
 * @param rules of the sandbox that hold all the time
 * @param settings changes to the usual way to Stripe
 */
public record Resumption(
        TrialGround ground,
        Wiring wiring,
        Duration within,
        String home,
        List<FaultRule> rules,
        UnaryOperator<StripeSettings> settings) {
    /** How long the program may need from its restart to the end of the story. */
    public static final Duration WITHIN = Duration.ofSeconds(60);

    /** The product, in the home it had before, within {@link #WITHIN}. */
    public static Resumption of(TrialGround ground) {
        return new Resumption(ground, Wiring.PRODUCT, WITHIN, TrialGround.HOME, List.of(), UnaryOperator.identity());
    }

    public Resumption with(Wiring changed) {
        return new Resumption(ground, changed, within, home, rules, settings);
    }

    public Resumption within(Duration changed) {
        return new Resumption(ground, wiring, changed, home, rules, settings);
    }

    public Resumption inHome(String changed) {
        return new Resumption(ground, wiring, within, changed, rules, settings);
    }

    public Resumption under(List<FaultRule> changed) {
        return new Resumption(ground, wiring, within, home, List.copyOf(changed), settings);
    }

    /** With other settings of the way to Stripe. */
    public Resumption asking(UnaryOperator<StripeSettings> changes) {
        return new Resumption(ground, wiring, within, home, rules, changes);
    }

    /** Goes on to the end of the story and judges. */
    public Findings finish() {
        Findings findings;
        String stuck;
        try (Backoffice backoffice = open()) {
            stuck = during(backoffice, Story::tell);
            // an untampered program's connections serve the judge as well
            findings = wiring.equals(Wiring.PRODUCT) ? Judge.of(ground, backoffice) : Judge.of(ground);
        }
        if (!stuck.isEmpty()) {
            findings.add(Kind.STUCK, stuck);
        }
        return findings;
    }

    /** Goes on to the end of the story; where it got stuck, empty when it did not. */
    public String goOn() {
        return during(Story::tell);
    }

    /** Part of a story. */
    @FunctionalInterface
    public interface Part {
        void tell(Story story);
    }

    /** Lives for a part of the story, then ends in good order. */
    public String during(Part part) {
        try (Backoffice backoffice = open()) {
            return during(backoffice, part);
        }
    }

    private Backoffice open() {
        return Backoffice.open(ground.settings(), TappedDataSource.through(wiring.sql()));
    }

    @SuppressWarnings("try") // the executor works by being there
    private String during(Backoffice backoffice, Part part) {
        StripeSide stripeSide = TrialGround.stripeSide(ground.stripeAddress(), wiring.http(), settings);
        try (Executor executor = backoffice.startExecutor(stripeSide, ground.home(home))) {
            part.tell(new Story(backoffice, ground.stripe(), ground.sellers(), within).under(rules));
            return "";
        } catch (Story.Stuck e) {
            return String.valueOf(e.getMessage());
        }
    }
}
