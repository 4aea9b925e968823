package io.suito.faults.mutants;

import io.suito.faults.Result.Caught;
import io.suito.faults.Round;
import io.suito.faults.Trials;
import io.suito.faults.Trials.Trial;
import io.suito.faults.check.Findings;
import io.suito.faults.market.Books;
import io.suito.faults.market.Resumption;
import io.suito.faults.market.Role;
import io.suito.faults.market.TrialGround;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The very misfortune that a mutant's missing guard is for. The product meets the same and must come out unharmed: so
 * it is the missing guard that the checker notices, and nothing else.
 *
 * @param roles of the partners it befalls
 */
public record Ordeal(Wiring mutant, List<Role> roles, Misfortune misfortune) {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

    /** What happens, and what the checker says about it. */
    @FunctionalInterface
    public interface Misfortune {
        Findings befall(TrialGround ground, Wiring wiring);
    }

    /** Puts the product and each mutant through; the product's part counts among the trials. */
    public static List<Caught> undergo(List<Ordeal> ordeals, Round round, Trials trials) {
        Map<String, Findings> found = new ConcurrentHashMap<>();
        List<Trial> all = new ArrayList<>();
        for (Ordeal ordeal : ordeals) {
            String name = ordeal.mutant().name();
            all.add(new Trial("the product, where a mutant has " + name, () -> ordeal.befall(Wiring.PRODUCT, round)));
            all.add(Trial.uncounted(name, () -> found.put(name, ordeal.befall(ordeal.mutant(), round))));
        }
        trials.runWaiting("mutants", all); // for what a mutant never comes to
        List<Caught> caught = new ArrayList<>();
        for (Ordeal ordeal : ordeals) {
            String name = ordeal.mutant().name();
            Findings findings = found.getOrDefault(name, new Findings());
            round.say(
                    "mutant \"" + name + "\": " + (findings.isEmpty() ? "NOT CAUGHT" : "caught: " + findings.first()));
            caught.add(new Caught(name, !findings.isEmpty()));
        }
        return caught;
    }

    /** The story goes on to its end; a mutant may never come there, and is not waited for as long as the product. */
    public static Findings toItsEnd(TrialGround ground, Wiring wiring) {
        Duration within = wiring.equals(Wiring.PRODUCT) ? Resumption.WITHIN : LONG_ENOUGH;
        return Resumption.of(ground).with(wiring).within(within).finish();
    }

    private Findings befall(Wiring wiring, Round round) {
        try (TrialGround ground = TrialGround.prepare(Books.template(roles, round.seed()), round.seed())) {
            wiring.dropConstraints(ground.settings());
            return misfortune.befall(ground, wiring);
        }
    }
}
