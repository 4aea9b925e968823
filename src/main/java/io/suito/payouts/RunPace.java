package io.suito.payouts;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How long the rest of a run will take at the speed of the last half minute, so that a stall is forgotten soon after
 * it; no guess where there is nothing to judge by. Not thread-safe.
 */
public final class RunPace {
    private static final int FEWEST = 5;
    private static final long WINDOW = TimeUnit.SECONDS.toNanos(30);

    private final LongSupplier nanos;
    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long at, int moving) {}

    /** @param nanos a clock that only runs forward */
    public RunPace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Another run, or the same one again after a rest. */
    public void forget() {
        samples.clear();
    }

    /** The time left, now that so many items are still on their way. */
    public Optional<Duration> left(int moving) {
        long now = nanos.getAsLong();
        samples.add(new Sample(now, moving));
        while (samples.size() > 2 && now - samples.getFirst().at() > WINDOW) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        int done = first.moving() - moving;
        if (done < FEWEST) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos((now - first.at()) / done * moving));
    }
}
