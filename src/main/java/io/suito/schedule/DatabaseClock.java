package io.suito.schedule;

import com.github.kagkarlsson.scheduler.Clock;
import io.suito.database.Transactions;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code backoffice.clock()}, asked for every other second and counted on in between by a clock that nobody can set.
 * What this machine takes for the time of day matters nowhere.
 */
final class DatabaseClock implements Clock {
    private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();

    private final Transactions transactions;
    private @Nullable Instant measured;
    private long at;

    DatabaseClock(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @throws io.suito.text.Refusal {@code db.connection_lost} and the like, where the database was never asked */
    @Override
    public synchronized Instant now() {
        if (measured == null || System.nanoTime() - at > FRESH_NANOS) {
            measure();
        }
        return java.util.Objects.requireNonNull(measured).plusNanos(System.nanoTime() - at);
    }

    private void measure() {
        try {
            Instant now =
                    transactions.call(tx -> tx.sql("select backoffice.clock()").one(Instant.class));
            at = System.nanoTime();
            measured = now;
        } catch (RuntimeException e) {
            // whoever asks will find the database away too
            if (measured == null) {
                throw e;
            }
        }
    }
}
