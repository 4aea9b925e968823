package io.suito.desktop.shell;

import java.util.List;

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
        KEY_REJECTED
    }

    /**
     * How it stands now.
     *
     * @param hosts where executors are at work
     */
    record Standing(State state, List<String> hosts) {}

    Standing standing();
}
