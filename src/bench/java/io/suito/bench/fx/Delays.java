package io.suito.bench.fx;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/** How long something that is handed to the window's thread waits there. */
final class Delays {
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private Delays() {}

    /**
     * Delays in milliseconds, sorted, of something handed over every four milliseconds for so long, whether or not what
     * was handed over before has run: who waits long makes others wait, and all of them count.
     */
    static double[] during(long millis) {
        ConcurrentLinkedQueue<Long> waited = new ConcurrentLinkedQueue<>();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        int number = 0;
        while (System.nanoTime() < end) {
            long handed = System.nanoTime();
            Platform.runLater(() -> waited.add(System.nanoTime() - handed));
            number++;
            LockSupport.parkNanos(EVERY_NANOS);
        }
        awaitAll(waited, number);
        return waited.stream().mapToDouble(nanos -> nanos / 1e6).sorted().toArray();
    }

    private static void awaitAll(ConcurrentLinkedQueue<Long> waited, int number) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (waited.size() < number) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the window's thread stood still");
            }
            LockSupport.parkNanos(EVERY_NANOS);
        }
    }

    /** The delay that a share of all stays under. */
    static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(Math.ceil(share * sorted.length)) - 1)];
    }

    /** All together. */
    static double[] together(double[] some, double[] more) {
        double[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        Arrays.sort(all);
        return all;
    }
}
