package io.suito.stripe;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps just under Stripe's limits, one pace per endpoint: a 429 cuts the pace, each accepted request raises it a
 * little until the ceiling.
 *
 * <p>Ceilings: docs.stripe.com/rate-limits (25/s per endpoint; creating payouts 15/s).
 */
public final class Pacer {
    private static final double SLOWEST = 1.0;
    private static final double CUT = 0.7;
    private static final double RAISE = 0.05;
    private static final long TOGETHER = TimeUnit.MILLISECONDS.toNanos(500);

    private final Map<String, Pace> paces = new ConcurrentHashMap<>();
    private final Map<String, Double> ceilings;
    private final double otherwise;

    /**
     * A pacer with its ceilings.
     *
     * @param ceilings requests per second by endpoint
     * @param otherwise requests per second of endpoints not named
     */
    public Pacer(Map<String, Double> ceilings, double otherwise) {
        this.ceilings = Map.copyOf(ceilings);
        this.otherwise = otherwise;
    }

    /** Just under what Stripe publishes for live mode; test mode answers 429 earlier and the pace adapts. */
    public static Pacer published() {
        return new Pacer(Map.of(StripeCommandKind.PAYOUT_CREATE.code(), 14.7), 24.5);
    }

    /** Waits for its turn. */
    Permit acquire(String endpoint) {
        Pace pace = paces.computeIfAbsent(endpoint, name -> new Pace(ceilings.getOrDefault(name, otherwise)));
        long turn = pace.reserve(System.nanoTime());
        long wait;
        while ((wait = turn - System.nanoTime()) > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(wait);
        }
        return new Permit(pace);
    }

    /** A pause that grows with the attempts, with some chance in it. */
    static void pause(int attempt) {
        long millis = Math.min(8_000, 100L << Math.min(attempt, 7));
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1)));
    }

    /** One request's turn; its outcome moves the pace. */
    static final class Permit implements AutoCloseable {
        private final Pace pace;

        private Permit(Pace pace) {
            this.pace = pace;
        }

        void accepted() {
            pace.raise();
        }

        void turnedAway() {
            pace.cut();
        }

        @Override
        public void close() {
            // nothing is held: a turn is a moment, not a place
        }
    }

    private static final class Pace {
        private final double ceiling;
        private double perSecond;
        private long next = System.nanoTime();
        private long lastCut = System.nanoTime() - TOGETHER;

        Pace(double ceiling) {
            this.ceiling = ceiling;
            this.perSecond = ceiling;
        }

        synchronized long reserve(long now) {
            long turn = Math.max(now, next);
            next = turn + (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
            return turn;
        }

        synchronized void raise() {
            perSecond = Math.min(ceiling, perSecond + RAISE);
        }

        /** Requests that were on their way together are turned away together: one cut for all of them. */
        synchronized void cut() {
            long now = System.nanoTime();
            if (now - lastCut >= TOGETHER) {
                perSecond = Math.max(SLOWEST, perSecond * CUT);
                lastCut = now;
            }
        }
    }
}
