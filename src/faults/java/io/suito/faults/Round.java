package io.suito.faults;

import java.util.function.Consumer;

/**
 * How much of a proof is to be done.
 *
 * @param seed of everything random
 * @param progress lines for whoever waits
 */
public record Round(Size size, long seed, Consumer<String> progress) {
    /** How many trials. */
    public enum Size {
        /** What the figures of the specification ask for. */
        FULL,
        /** At most eight minutes. */
        QUICK,
        /** A handful, for every build. */
        SMOKE
    }

    /** The number for this size. */
    public int of(int full, int quick, int smoke) {
        return switch (size) {
            case FULL -> full;
            case QUICK -> quick;
            case SMOKE -> smoke;
        };
    }

    /** Tells how far it is. */
    public void say(String line) {
        progress.accept(line);
    }
}
