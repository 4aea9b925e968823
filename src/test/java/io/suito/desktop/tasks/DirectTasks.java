package io.suito.desktop.tasks;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/** Everything at once on the caller's thread: for tests of view models, which then read like a list of steps. */
public final class DirectTasks implements Tasks {
    private final Queue<Later> later = new ArrayDeque<>();

    private record Later(long millis, Runnable action) {}

    @Override
    public <T> RunningTask start(Lane lane, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        RunningTask task = new RunningTask("", true);
        T result;
        try {
            result = work.run(Progress.UNSEEN);
        } catch (Exception e) {
            failed.accept(e);
            return task;
        }
        done.accept(result);
        return task;
    }

    @Override
    public <T> RunningTask startShown(
            Lane lane, String name, boolean cancellable, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        return start(lane, work, done, failed);
    }

    @Override
    public void later(long millis, Runnable action) {
        later.add(new Later(millis, action));
    }

    /** Lets the time pass that {@link #later} waits for. */
    public void pass() {
        for (int due = later.size(); due > 0; due--) {
            later.remove().action().run();
        }
    }

    /** Lets so much time pass: what waits for longer goes on waiting for the rest. */
    public void pass(long millis) {
        for (int due = later.size(); due > 0; due--) {
            Later next = later.remove();
            if (next.millis() > millis) {
                later.add(new Later(next.millis() - millis, next.action()));
            } else {
                next.action().run();
            }
        }
    }
}
