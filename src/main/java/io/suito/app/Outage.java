package io.suito.app;

import io.suito.text.Refusal;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Rides out a database that is away for a while: looks again until it answers or patience ends. Only for reading. */
public final class Outage {
    private static final Set<String> AWAY = Set.of("db.connection_lost", "db.unreachable");
    private static final long PAUSE_MILLIS = 1_000;

    private final Duration patience;
    private final Runnable tell;

    /** @param tell is run when an outage begins */
    public Outage(Duration patience, Runnable tell) {
        this.patience = patience;
        this.tell = tell;
    }

    /** What the reading gives. @throws Refusal {@code db.connection_lost} when the database stays away */
    public <T> T ride(Supplier<T> reading) {
        long began = 0;
        while (true) {
            try {
                return reading.get();
            } catch (Refusal e) {
                if (!isAway(e) || (began != 0 && System.nanoTime() - began > patience.toNanos())) {
                    throw e;
                }
                if (began == 0) {
                    began = System.nanoTime();
                    tell.run();
                }
                pause(e);
            }
        }
    }

    /** Whether this says that the database does not answer. */
    public static boolean isAway(Refusal refusal) {
        return AWAY.contains(refusal.code());
    }

    private static void pause(Refusal cause) {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cause;
        }
    }
}
