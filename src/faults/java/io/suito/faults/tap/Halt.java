package io.suito.faults.tap;

import java.util.regex.Pattern;

/** Where a program is to stop existing. */
@FunctionalInterface
public interface Halt {
    /** Nowhere. */
    Halt NEVER = (name, number, side) -> false;

    /** Which side of a boundary. */
    enum Side {
        BEFORE,
        AFTER
    }

    /** Whether it is here: a boundary is reached or left. */
    boolean isAt(String name, long number, Side side);

    /** At the boundary of that number. */
    static Halt at(long number, Side side) {
        return (name, n, s) -> n == number && s == side;
    }

    /** At the first boundary whose name the pattern finds. */
    static Halt at(Pattern pattern, Side side) {
        return (name, n, s) -> s == side && pattern.matcher(name).find();
    }
}
