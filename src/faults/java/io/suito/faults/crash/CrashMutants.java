package io.suito.faults.crash;

import io.suito.faults.Round;
import io.suito.faults.check.Findings;
import io.suito.faults.market.Role;
import io.suito.faults.market.TrialGround;
import io.suito.faults.mutants.Mutants;
import io.suito.faults.mutants.Ordeal;
import io.suito.faults.mutants.Races;
import io.suito.faults.mutants.Wiring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The ends of the program that its guards are for. */
final class CrashMutants {
    private static final Duration KEYS_ARE_GONE = Duration.ofHours(25);

    private static final List<Role> PLAIN = List.of(Role.PLAIN);

    private final Crash crash;
    private final Round round;

    CrashMutants(Crash crash, Round round) {
        this.crash = crash;
        this.round = round;
    }

    List<Ordeal> ordeals() {
        List<Ordeal> ordeals = new ArrayList<>();
        ordeals.add(new Ordeal(Mutants.FRESH_KEY, PLAIN, this::answerDiesWithTheProgram));
        ordeals.add(new Ordeal(Mutants.SETTLED_APART, PLAIN, this::endedBeforeTheSettlement));
        if (round.size() != Round.Size.SMOKE) {
            ordeals.add(new Ordeal(Mutants.NO_LOOK_UP, PLAIN, this::foundADayLater));
            ordeals.addAll(Races.ordeals());
            ordeals.add(new Ordeal(Mutants.HOLD_NOT_CHECKED, List.of(Role.HELD), this::endedBeforeTheLastLook));
        }
        return ordeals;
    }

    private Findings answerDiesWithTheProgram(TrialGround ground, Wiring wiring) {
        Findings findings = halt(ground, "AFTER ~^POST /v1/transfers", wiring);
        findings.addAll("", Ordeal.toItsEnd(ground, wiring));
        return findings;
    }

    /** Stripe has forgotten the keys by then. */
    private Findings foundADayLater(TrialGround ground, Wiring wiring) {
        Findings findings = halt(ground, "AFTER ~^POST /v1/transfers", wiring);
        ground.shiftClocks(KEYS_ARE_GONE);
        ground.stripe().prune();
        findings.addAll("", Ordeal.toItsEnd(ground, wiring));
        return findings;
    }

    private Findings endedBeforeTheSettlement(TrialGround ground, Wiring wiring) {
        Findings findings = halt(ground, "BEFORE ~^insert into ledger payout", wiring);
        findings.addAll("", Ordeal.toItsEnd(ground, wiring));
        return findings;
    }

    private Findings endedBeforeTheLastLook(TrialGround ground, Wiring wiring) {
        Findings findings = halt(ground, "AFTER ~^commit of update attention_items", wiring);
        findings.addAll("", Ordeal.toItsEnd(ground, wiring));
        return findings;
    }

    private Findings halt(TrialGround ground, String where, Wiring wiring) {
        Findings findings = new Findings();
        if (crash.halt(ground, where, wiring, findings).isEmpty()) {
            throw new IllegalStateException("did not come to " + where);
        }
        return findings;
    }
}
