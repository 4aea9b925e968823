package io.suito.desktop.runs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How long the rest will take at the speed of the last half minute; no guess where there is nothing to judge by. */
final class Pace {
    private static final int FEWEST = 5;
    private static final long WINDOW = TimeUnit.SECONDS.toNanos(30);

    private final LongSupplier nanos;
    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long at, int moving) {}

    /** @param nanos a clock that only runs forward */
    Pace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Another run, or the same one again after a rest. */
    void forget() {
        samples.clear();
    }

    /** So many are still on their way. */
    Optional<Duration> left(int moving) {
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
