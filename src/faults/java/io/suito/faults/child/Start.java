package io.suito.faults.child;

import io.suito.faults.market.TrialGround;
import io.suito.faults.mutants.Wiring;

/**
 * How a {@link ChildProgram} is to be started on a ground.
 *
 * @param latencyMillis of everything that changes something at Stripe
 * @param halt where to end or freeze; {@code never}
 */
public record Start(TrialGround ground, long latencyMillis, String halt, Wiring wiring) {
    /** How many {@link #arguments} there are. */
    static final int ARGUMENTS = 6;

    /** The product, quick answers, no halt. */
    public static Start on(TrialGround ground) {
        return new Start(ground, 10, "never", Wiring.PRODUCT);
    }

    public Start withLatency(long millis) {
        return new Start(ground, millis, halt, wiring);
    }

    public Start haltingAt(String where) {
        return new Start(ground, latencyMillis, where, wiring);
    }

    public Start with(Wiring changed) {
        return new Start(ground, latencyMillis, halt, changed);
    }

    String[] arguments() {
        return new String[] {
            ground.settings().url(),
            ground.stripeAddress().toString(),
            ground.home().toString(),
            Long.toString(latencyMillis),
            halt,
            wiring.name()
        };
    }
}
