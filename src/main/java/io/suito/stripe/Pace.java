package io.suito.stripe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The pace of one endpoint, or of all together, in nanoseconds of a clock that only runs forward. Turns come at even
 * distances; who is late may be followed sooner, but never do more than the limit depart within a second and a little.
 * Not thread-safe: {@link Pacer} guards it.
 */
final class Pace {
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    /**
     * What the ways of two requests to Stripe may differ: a second from the first to the last departure may be less
     * than a second from the first to the last arrival. Each 429 widens it, accepted requests narrow it again.
     */
    private static final long NARROWEST = 10 * MILLI;

    private static final long WIDEST = 60 * MILLI;
    private static final long WIDEN = 10 * MILLI;
    private static final long NARROW = MILLI / 10;

    /** So much lateness is caught up with; more is lost. */
    private static final long CATCH_UP = 500 * MILLI;

    /** Whoever has not departed by then will not any more. */
    private static final long LONGEST_WAIT = 60_000 * MILLI;

    /** A first 429 is taken for bad luck on the way, another one soon after it for a limit that is lower. */
    private static final long SOON = 3_000 * MILLI;

    private static final double FIRST_CUT = 0.96;
    private static final double CUT = 0.85;

    /** Shares of the ceiling. */
    private static final double RAISE = 1.0 / 300;

    private static final double SLOWEST = 0.04;

    private final int limit;
    private final List<Turn> turns = new ArrayList<>();
    private double share = 1;
    private long margin = NARROWEST;
    private long due = Long.MIN_VALUE;
    private long lastCut = Long.MIN_VALUE / 2;

    /** A moment that was given to a request; the moment of its departure once it has left. */
    static final class Turn {
        private long at;
        private boolean departed;

        private Turn(long at) {
            this.at = at;
        }

        long at() {
            return at;
        }
    }

    /** @param limit requests that Stripe takes in any second */
    Pace(int limit) {
        this.limit = limit;
    }

    /** The earliest moment for one more request. */
    long earliest(long now) {
        forget(now);
        long even = due == Long.MIN_VALUE ? now : Math.max(now, due - CATCH_UP);
        return turns.size() < limit ? even : Math.max(even, turns.get(turns.size() - limit).at + window());
    }

    /** Gives that moment to somebody. */
    Turn book(long at) {
        due = Math.max(at, due) + distance();
        Turn turn = new Turn(at);
        turns.add(turn);
        turns.sort(Comparator.comparingLong(Turn::at));
        return turn;
    }

    /** When that turn may depart, after all that have departed: now, or later. */
    long mayDepart(Turn turn, long now) {
        List<Turn> gone = turns.stream().filter(other -> other.departed).toList();
        long open = gone.size() < limit ? now : gone.get(gone.size() - limit).at + window();
        return Math.max(turn.at, open);
    }

    void depart(Turn turn, long now) {
        turn.departed = true;
        turn.at = now;
        turns.sort(Comparator.comparingLong(Turn::at));
    }

    /** Nothing was sent: others may go in its place. */
    void giveBack(Turn turn) {
        if (turns.remove(turn)) {
            due -= distance();
        }
    }

    void raise() {
        share = Math.min(1, share + RAISE);
        margin = Math.max(NARROWEST, margin - NARROW);
    }

    /**
     * Requests that were on their way together are turned away together: one cut for all of them. What was turned away
     * has used up nothing of the limit, so that another may go in its place.
     */
    void cut(Turn turn, long now) {
        turns.remove(turn);
        if (turn.at > lastCut) {
            share = Math.max(SLOWEST, share * (now - lastCut > SOON ? FIRST_CUT : CUT));
            margin = Math.min(WIDEST, margin + WIDEN);
            lastCut = now;
            due = Math.max(due, now + distance());
        }
    }

    double perSecond() {
        return share * limit * SECOND / window();
    }

    private long window() {
        return (long) SECOND + margin;
    }

    private long distance() {
        return (long) (SECOND / perSecond());
    }

    private void forget(long now) {
        turns.removeIf(turn -> turn.at < now - (turn.departed ? 2 * window() : LONGEST_WAIT));
    }
}
