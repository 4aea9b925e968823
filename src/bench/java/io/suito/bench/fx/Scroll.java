package io.suito.bench.fx;

import io.suito.desktop.testing.FxThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;

/**
 * Two fingers on a list: sixty steps a second, a page of a hundred rows down in two seconds and up again in two, until
 * it is closed.
 */
final class Scroll implements AutoCloseable {
    private static final long STEP_NANOS = TimeUnit.SECONDS.toNanos(1) / 60;
    private static final int STEPS = 120;

    private final ScrollBar bar;
    private final Thread thread;
    private volatile boolean ending;

    private Scroll(ScrollBar bar) {
        this.bar = bar;
        this.thread = Thread.ofPlatform().daemon().name("scroll").start(this::scroll);
    }

    /** Begins to scroll the first table of a window. */
    static Scroll of(Scene scene) {
        return new Scroll(FxThread.on(() -> {
            if (scene.getRoot().lookup(".table-view .scroll-bar:vertical") instanceof ScrollBar bar
                    && bar.isVisible()) {
                return bar;
            }
            throw new IllegalStateException("nothing to scroll");
        }));
    }

    private void scroll() {
        for (int step = 0; !ending; step++) {
            int up = step % (2 * STEPS);
            double at = Math.min(up, 2 * STEPS - up) / (double) STEPS;
            Platform.runLater(() -> bar.setValue(bar.getMin() + at * (bar.getMax() - bar.getMin())));
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    @Override
    public void close() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
