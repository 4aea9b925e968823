package io.suito.stripe;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/** Reads that wait for Stripe are done several at a time; the pacer keeps them under its limits. */
public final class InParallel {
    private static final int AT_ONCE = 8;

    private InParallel() {}

    /** Does it for each; how often it answered true. The first failure ends it. */
    public static <T> int count(List<T> things, Predicate<T> work) {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<Boolean>> results = things.stream()
                    .map(thing -> threads.submit(() -> work.test(thing)))
                    .toList();
            int count = 0;
            for (Future<Boolean> result : results) {
                try {
                    count += result.get() ? 1 : 0;
                } catch (ExecutionException e) {
                    threads.shutdownNow();
                    throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
                } catch (InterruptedException e) {
                    threads.shutdownNow();
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
            return count;
        }
    }
}
