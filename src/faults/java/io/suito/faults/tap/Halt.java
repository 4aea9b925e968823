package io.suito.faults.tap;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** When this process is to stop existing: no shutdown hook, no finally, no goodbye. */
public interface Halt {
    /** The exit status of a process that halted itself: as after SIGKILL. */
    int STATUS = 137;

    /** Never. */
    Halt NEVER = (name, number, side) -> {};

    /** Which side of a boundary. */
    enum Side {
        BEFORE,
        AFTER
    }

    /** A boundary is reached or left. */
    void at(String name, long number, Side side);

    /** At the boundary of that number. */
    static Halt at(long number, Side side) {
        return (name, n, s) -> {
            if (n == number && s == side) {
                now(name, side);
            }
        };
    }

    /** At the first boundary whose name the pattern finds. */
    static Halt at(Pattern pattern, Side side) {
        return (name, n, s) -> {
            if (s == side && pattern.matcher(name).find()) {
                now(name, side);
            }
        };
    }

    /** Freezes the whole process, once, at the first boundary whose name the pattern finds; somebody must wake it. */
    static Halt freezeAt(Pattern pattern, Side side) {
        AtomicBoolean frozen = new AtomicBoolean();
        return (name, n, s) -> {
            if (s == side && pattern.matcher(name).find() && frozen.compareAndSet(false, true)) {
                ChildTalk.say("freezing " + side + " " + name);
                Signals.stop(ProcessHandle.current().pid());
            }
        };
    }

    private static void now(String name, Side side) {
        ChildTalk.say("halted " + side + " " + name);
        Runtime.getRuntime().halt(STATUS);
    }
}
