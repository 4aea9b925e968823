package io.suito.desktop.testing;

import io.suito.desktop.look.Rendering;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;

/** The window's thread, started once for all tests of this process. */
public final class FxThread {
    private static final long PATIENCE_SECONDS = 60;
    private static boolean started;

    private FxThread() {}

    /** Starts it. */
    public static synchronized void start() {
        if (!started) {
            CompletableFuture<Boolean> running = new CompletableFuture<>();
            Rendering.prepare();
            Platform.startup(() -> running.complete(true));
            Platform.setImplicitExit(false);
            result(running);
            started = true;
        }
    }

    /** Does something there and waits for its result. */
    public static <T> T on(Supplier<T> action) {
        start();
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(action.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        return result(result);
    }

    /** As {@link #on}, without a result. */
    public static void run(Runnable action) {
        on(() -> {
            action.run();
            return true;
        });
    }

    /** Waits until it is so. */
    public static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!on(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static <T> T result(CompletableFuture<T> future) {
        try {
            return future.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
