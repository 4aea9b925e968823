package io.suito.faults.crash;

import io.suito.app.Backoffice;
import io.suito.faults.Result.Caught;
import io.suito.faults.Round;
import io.suito.faults.Trials;
import io.suito.faults.Trials.Trial;
import io.suito.faults.check.Findings;
import io.suito.faults.market.Books;
import io.suito.faults.market.Clocks;
import io.suito.faults.market.Role;
import io.suito.faults.market.TrialGround;
import io.suito.faults.mutants.Mutants;
import io.suito.faults.mutants.Races;
import io.suito.faults.mutants.Wiring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Each mutant meets the very misfortune that its missing guard is for; the product meets the same, and must come out
 * unharmed: so it is the missing guard that the checker notices, and nothing else.
 */
final class CrashMutants {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);
    private static final Duration KEYS_ARE_GONE = Duration.ofHours(25);

    private final Crash crash;
    private final Round round;

    CrashMutants(Crash crash, Round round) {
        this.crash = crash;
        this.round = round;
    }

    private interface Misfortune {
        Findings befall(TrialGround ground, Wiring wiring);
    }

    private record Case(Wiring mutant, Role role, Misfortune misfortune) {}

    private List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        cases.add(new Case(Mutants.FRESH_KEY, Role.PLAIN, this::answerDiesWithTheProgram));
        cases.add(new Case(Mutants.SETTLED_APART, Role.PLAIN, this::endedBeforeTheSettlement));
        if (round.size() != Round.Size.SMOKE) {
            cases.add(new Case(Mutants.NO_LOOK_UP, Role.PLAIN, this::foundADayLater));
            cases.add(new Case(Mutants.NO_UNIQUE_RESERVATION, Role.PLAIN, CrashMutants::plannedTwice));
            cases.add(new Case(Mutants.BALANCE_NOT_LOCKED, Role.CORRECTED_LATE, CrashMutants::correctedInTheMiddle));
            cases.add(new Case(Mutants.HOLD_NOT_CHECKED, Role.HELD, this::endedBeforeTheLastLook));
        }
        return cases;
    }

    /** Runs them; the product's part counts as trials. */
    List<Caught> run(Trials trials) {
        List<Case> cases = cases();
        List<Trial> product = new ArrayList<>();
        List<Trial> mutants = new ArrayList<>();
        Map<String, Findings> found = new ConcurrentHashMap<>();
        for (Case each : cases) {
            String name = each.mutant().name();
            product.add(new Trial("product where there is a mutant with " + name, () -> befall(each, Wiring.PRODUCT)));
            mutants.add(new Trial(name, () -> {
                found.put(name, befall(each, each.mutant()));
                return new Findings();
            }));
        }
        trials.run("mutants' misfortunes", product);
        Trials separately = Trials.sideBySide(new Round(round.size(), round.seed(), line -> {}));
        separately.run("mutants", mutants);
        separately.findings().violations().forEach(round::say);
        List<Caught> caught = new ArrayList<>();
        for (Case each : cases) {
            Findings findings = found.getOrDefault(each.mutant().name(), new Findings());
            round.say("mutant \"" + each.mutant().name() + "\": " + (findings.isEmpty() ? "NOT CAUGHT" : findings));
            caught.add(new Caught(each.mutant().name(), !findings.isEmpty()));
        }
        return caught;
    }

    private Findings befall(Case each, Wiring wiring) {
        try (TrialGround ground =
                TrialGround.prepare(Books.template(List.of(each.role()), round.seed()), round.seed())) {
            wiring.dropConstraints(ground.settings());
            return each.misfortune().befall(ground, wiring);
        }
    }

    private Findings answerDiesWithTheProgram(TrialGround ground, Wiring wiring) {
        Findings findings = halt(ground, "AFTER ~^POST /v1/transfers", wiring);
        findings.addAll("", Resumption.finish(ground, wiring, LONG_ENOUGH));
        return findings;
    }

    /** Stripe has forgotten the keys by then. */
    private Findings foundADayLater(TrialGround ground, Wiring wiring) {
        Findings findings = halt(ground, "AFTER ~^POST /v1/transfers", wiring);
        try (Backoffice backoffice = Backoffice.open(ground.settings())) {
            new Clocks(backoffice.transactions(), ground.stripe()).shift(KEYS_ARE_GONE);
        }
        ground.stripe().prune();
        findings.addAll("", Resumption.finish(ground, wiring, LONG_ENOUGH));
        return findings;
    }

    private Findings endedBeforeTheSettlement(TrialGround ground, Wiring wiring) {
        Findings findings = halt(ground, "BEFORE ~^insert into ledger payout", wiring);
        findings.addAll("", Resumption.finish(ground, wiring, LONG_ENOUGH));
        return findings;
    }

    private Findings endedBeforeTheLastLook(TrialGround ground, Wiring wiring) {
        Findings findings = halt(ground, "AFTER ~^commit of update attention_items", wiring);
        findings.addAll("", Resumption.finish(ground, wiring, LONG_ENOUGH));
        return findings;
    }

    private Findings halt(TrialGround ground, String where, Wiring wiring) {
        Findings findings = new Findings();
        if (crash.halt(ground, where, wiring, findings).isEmpty()) {
            throw new IllegalStateException("did not come to " + where);
        }
        return findings;
    }

    private static Findings plannedTwice(TrialGround ground, Wiring wiring) {
        Races.planWhilePlanning(ground, wiring);
        return Resumption.finish(ground, wiring, LONG_ENOUGH);
    }

    private static Findings correctedInTheMiddle(TrialGround ground, Wiring wiring) {
        Races.correctWhileClaiming(ground, wiring);
        return Resumption.finish(ground, wiring, LONG_ENOUGH);
    }
}
