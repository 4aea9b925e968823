package io.suito.desktop.shell;

import io.suito.text.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who acts: this program, another one, nobody. Called beside the window's thread. */
public interface Workforce {
    /** How the work stands. */
    enum State {
        /** This program carries requests out. */
        HERE,
        /** Another program does. */
        ELSEWHERE,
        /** Nobody does: requests wait. */
        NOBODY,
        /** Stripe does not take the key, so nothing is sent. */
        KEY_REJECTED,
        /** This program's executor cannot reach Stripe or must not use it: what needs Stripe waits. */
        WITHOUT_STRIPE,
        /** This program's executor has ended by an error: nothing is done here any more. */
        BROKEN
    }

    /**
     * How it stands now.
     *
     * @param hosts where executors are at work
     * @param why what is in the way; null where nothing is
     */
    record Standing(
            State state, List<String> hosts, @Nullable Refusal why) {
        public Standing(State state, List<String> hosts) {
            this(state, hosts, null);
        }
    }

    Standing standing();
}
