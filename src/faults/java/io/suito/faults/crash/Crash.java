package io.suito.faults.crash;

import io.suito.faults.check.Findings;
import io.suito.faults.check.Findings.Kind;
import io.suito.faults.child.Child;
import io.suito.faults.child.ChildJvms;
import io.suito.faults.child.Start;
import io.suito.faults.market.TrialGround;
import io.suito.faults.mutants.Wiring;
import io.suito.faults.tap.Halt;
import java.time.Duration;
import java.util.List;

/** The program in a process of its own, told to halt somewhere. */
final class Crash {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ChildJvms jvms;

    Crash(ChildJvms jvms) {
        this.jvms = jvms;
    }

    /** Runs to the end without a halt; the boundaries it passed. The class archive for all others is made of it. */
    List<String> count(TrialGround ground) {
        try (Child child = jvms.startTraining(Start.on(ground))) {
            int status = child.waitFor(PATIENCE);
            if (status != 0) {
                throw new IllegalStateException("the program failed by itself: " + status + "\n" + child.errors());
            }
            return child.said("passed ");
        }
    }

    /** Starts it without a halt. */
    Child start(TrialGround ground, long latencyMillis) {
        return jvms.start(Start.on(ground).withLatency(latencyMillis));
    }

    /** Lets it run into the halt; where it halted, empty when it came to its end before that. */
    String halt(TrialGround ground, String where, Wiring wiring, Findings findings) {
        try (Child child = jvms.start(Start.on(ground).haltingAt(where).with(wiring))) {
            int status = child.waitFor(PATIENCE);
            if (status != Halt.STATUS && status != 0) {
                findings.add(Kind.OTHER, "the program failed by itself: " + status + "\n" + child.errors());
            }
            return status == Halt.STATUS ? String.join("", child.said("halted ")) : "";
        }
    }
}
