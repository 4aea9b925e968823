package io.suito.desktop.tasks;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * Shows progress at most ten times a second: more than that nobody can read, and a window that is told of every row of
 * a long export does nothing else. What was reported last may never be shown: the task is over then.
 */
final class Reporter implements Progress {
    private static final long SHOW_EVERY_NANOS = 100_000_000;

    private final RunningTask task;
    private final Executor window;
    private final LongSupplier nanos;
    private final Runnable onlyReads;
    private final long begunAt;
    private long shownAt;

    /**
     * For one task.
     *
     * @param window does things on the window's thread
     * @param onlyReads hears that the work changes nothing any more
     */
    Reporter(RunningTask task, Executor window, LongSupplier nanos, Runnable onlyReads) {
        this.task = task;
        this.window = window;
        this.nanos = nanos;
        this.onlyReads = onlyReads;
        this.begunAt = nanos.getAsLong();
        this.shownAt = begunAt - SHOW_EVERY_NANOS;
    }

    @Override
    public void report(long done, long total) {
        long now = nanos.getAsLong();
        if (now - shownAt >= SHOW_EVERY_NANOS) {
            shownAt = now;
            RunningTask.Standing standing = new RunningTask.Standing(done, total, Duration.ofNanos(now - begunAt));
            window.execute(() -> task.show(standing));
        }
    }

    @Override
    public boolean isCancelled() {
        return task.isCancelled();
    }

    @Override
    public void onlyReads() {
        onlyReads.run();
    }
}
