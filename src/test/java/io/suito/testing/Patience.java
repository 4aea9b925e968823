package io.suito.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for what comes about in other threads and programs: long enough for a busy machine, and not for ever. */
final class Patience {
    static final Duration LIMIT = Duration.ofMinutes(2);

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private Patience() {}

    /** Polls until it is so; fails with what was waited for. */
    static void await(Supplier<String> what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for: " + what.get());
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
