package io.suito.database.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for another process, by the monotonic clock. */
public final class Waiting {
    private static final Duration STEP = Duration.ofMillis(50);

    private Waiting() {}

    /**
     * Looks again and again.
     *
     * @param done what is waited for
     * @param hopeful whether it can still come; when not, one last look decides
     * @return whether it came in time
     */
    public static boolean until(BooleanSupplier done, BooleanSupplier hopeful, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            boolean hope = hopeful.getAsBoolean();
            if (done.getAsBoolean()) {
                return true;
            }
            if (!hope || System.nanoTime() - deadline > 0) {
                return false;
            }
            pause(STEP);
        }
    }

    /** Sleeps; an interruption ends the sleep and stays known. */
    public static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
