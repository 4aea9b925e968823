package io.suito.stripe;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps just under Stripe's limits, one pace per endpoint and one for all together: a 429 cuts the endpoint's pace,
 * each accepted request raises it a little until the ceiling. While commands wait or have just left, reads are content
 * with what those leave, so that looking at accounts does not slow payments down.
 */
public final class Pacer {
    /** How long before its moment a turn is given, so that its request can be made ready meanwhile. */
    private static final long LEAD = TimeUnit.MILLISECONDS.toNanos(200);

    /** The endpoint under which everything that only reads is counted. */
    static final String READ = "read";

    /** Commands follow one another; so long after the last one there may be a next. */
    private static final long COMMANDS_FOLLOW = TimeUnit.SECONDS.toNanos(1);

    private final Map<String, Pace> paces = new HashMap<>();
    private final Pace all;
    private final Pace besideCommands;
    private final PaceLimits limits;
    private int waitingCommands;
    private long lastCommand = System.nanoTime() - COMMANDS_FOLLOW;

    /** A pacer under these limits. */
    public Pacer(PaceLimits limits) {
        this.limits = limits;
        this.all = new Pace(limits.perSecond());
        this.besideCommands = new Pace(limits.readsBesideCommands());
    }

    PaceLimits limits() {
        return limits;
    }

    /** Waits until its turn comes shortly, see {@link Permit#depart}. */
    Permit acquire(String endpoint) {
        if (endpoint.equals(READ)) {
            return acquire(endpoint, true);
        }
        count(1);
        try {
            return acquire(endpoint, false);
        } finally {
            count(-1);
        }
    }

    private synchronized void count(int more) {
        waitingCommands += more;
    }

    private Permit acquire(String endpoint, boolean read) {
        while (true) {
            long wait;
            synchronized (this) {
                Pace pace = paces.computeIfAbsent(endpoint, name -> new Pace(limits.of(name)));
                long now = System.nanoTime();
                boolean yields = read && (waitingCommands > 0 || now - lastCommand < COMMANDS_FOLLOW);
                long at = Math.max(pace.earliest(now), all.earliest(now));
                at = yields ? Math.max(at, besideCommands.earliest(now)) : at;
                wait = at - LEAD - now;
                if (wait <= 0 || Thread.currentThread().isInterrupted()) {
                    if (yields) {
                        besideCommands.book(at);
                    }
                    return new Permit(pace, pace.book(at), all.book(at), !read);
                }
            }
            LockSupport.parkNanos(wait);
        }
    }

    /** A pause that grows with the attempts, with some chance in it. */
    static void pause(int attempt) {
        long millis = Math.min(8_000, 100L << Math.min(attempt, 7));
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1)));
    }

    /** One request's turn; its outcome moves the pace. */
    final class Permit {
        private final Pace pace;
        private final Pace.Turn turn;
        private final Pace.Turn ofAll;

        private final boolean command;

        private Permit(Pace pace, Pace.Turn turn, Pace.Turn ofAll, boolean command) {
            this.pace = pace;
            this.turn = turn;
            this.ofAll = ofAll;
            this.command = command;
        }

        /** Waits for its moment. */
        void await() {
            long wait;
            while ((wait = untilOpen()) > 0 && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(wait);
            }
        }

        private long untilOpen() {
            synchronized (Pacer.this) {
                long now = System.nanoTime();
                return Math.max(pace.mayDepart(turn, now), all.mayDepart(ofAll, now)) - now;
            }
        }

        /** Waits for its moment, in which the request is to leave: when this returns. */
        void depart() {
            while (true) {
                await();
                synchronized (Pacer.this) {
                    if (untilOpen() <= 0 || Thread.currentThread().isInterrupted()) {
                        long now = System.nanoTime();
                        pace.depart(turn, now);
                        all.depart(ofAll, now);
                        lastCommand = command ? now : lastCommand;
                        return;
                    }
                }
            }
        }

        void accepted() {
            synchronized (Pacer.this) {
                pace.raise();
            }
        }

        void turnedAway() {
            synchronized (Pacer.this) {
                pace.cut(turn, System.nanoTime());
            }
        }

        /** There was nothing to send after all. */
        void giveBack() {
            synchronized (Pacer.this) {
                pace.giveBack(turn);
                all.giveBack(ofAll);
            }
        }
    }
}
