package io.suito.faults.crash;

import io.suito.faults.check.Findings;
import io.suito.faults.check.Findings.Kind;
import io.suito.faults.child.Child;
import io.suito.faults.child.ChildJvms;
import io.suito.faults.child.Start;
import io.suito.faults.market.TrialGround;
import io.suito.faults.mutants.Wiring;
import io.suito.faults.tap.EndTogether;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The program in another process, told to halt somewhere. */
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

    /** Starts several in one process, without a halt. */
    Child start(List<TrialGround> grounds, long latencyMillis) {
        return jvms.startTogether(grounds.stream()
                .map(ground -> Start.on(ground).withLatency(latencyMillis))
                .toList());
    }

    /** Lets it run into the halt; where it halted, empty when it came to its end before that. */
    String halt(TrialGround ground, String where, Wiring wiring, Findings findings) {
        return halt(List.of(Start.on(ground).haltingAt(where).with(wiring)), findings)
                .get(0);
    }

    /** Lets several run into their halts, in one process; where each halted, empty where it did not. */
    List<String> halt(List<Start> starts, Findings findings) {
        try (Child child = jvms.startTogether(starts)) {
            int status = child.waitFor(PATIENCE);
            if (status != EndTogether.STATUS && status != 0) {
                findings.add(Kind.OTHER, "the program failed by itself: " + status + "\n" + child.errors());
            }
            return IntStream.range(0, starts.size())
                    .mapToObj(program -> String.join("", child.said("halted " + program + " ")))
                    .toList();
        }
    }
}
