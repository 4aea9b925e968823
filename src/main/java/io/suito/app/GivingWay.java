package io.suito.app;

import io.suito.text.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A job of the calendar that Stripe is needed for, and that could not be done here, goes back to the queue: for a while
 * it is not taken from there again, so that others get it, and nobody looks all the time where nobody can do it.
 */
final class GivingWay {
    private static final long LASTS = Duration.ofSeconds(30).toNanos();

    private final BooleanSupplier able;
    private final LongSupplier nanos;
    private long until;
    private boolean wasAble;
    private @Nullable Refusal why;

    /**
     * @param able whether this process has a key that works
     * @param nanos a clock that only runs forward
     */
    GivingWay(BooleanSupplier able, LongSupplier nanos) {
        this.able = able;
        this.nanos = nanos;
    }

    synchronized void begin(Refusal refusal) {
        why = refusal;
        until = nanos.getAsLong() + LASTS;
        wasAble = able.getAsBoolean();
    }

    /** Why it lasts; over as soon as a key works that did not when it began: then there may be nobody else. */
    synchronized Optional<Refusal> why() {
        boolean can = able.getAsBoolean();
        if (until - nanos.getAsLong() <= 0 || (can && !wasAble)) {
            why = null;
        }
        wasAble &= can;
        return Optional.ofNullable(why);
    }

    boolean lasts() {
        return why().isPresent();
    }
}
