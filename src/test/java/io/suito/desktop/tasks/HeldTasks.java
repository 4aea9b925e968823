package io.suito.desktop.tasks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Holds answers back until a test lets them come, in any order; also those that nobody wants any more, as a thread does
 * that was too far to be stopped.
 */
public final class HeldTasks implements Tasks {
    private final List<Runnable> held = new ArrayList<>();
    private final Queue<Runnable> later = new ArrayDeque<>();

    @Override
    public <T> RunningTask start(Lane lane, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        held.add(() -> {
            T result;
            try {
                result = work.run(Progress.UNSEEN);
            } catch (Exception e) {
                failed.accept(e);
                return;
            }
            done.accept(result);
        });
        return new RunningTask("", true);
    }

    @Override
    public <T> RunningTask startShown(
            Lane lane, String name, boolean cancellable, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        start(lane, work, done, failed);
        return new RunningTask(name, cancellable);
    }

    @Override
    public void later(long millis, Runnable action) {
        later.add(action);
    }

    /** How many answers are held back. */
    public int waiting() {
        return held.size();
    }

    /** Lets one come; 0 is the oldest. */
    public void answer(int which) {
        held.remove(which).run();
    }

    /** Lets those come that are held back now, oldest first. */
    public void answerAll() {
        for (int many = held.size(); many > 0; many--) {
            answer(0);
        }
    }

    /** Lets the time pass that {@link #later} waits for. */
    public void pass() {
        for (int due = later.size(); due > 0; due--) {
            later.remove().run();
        }
    }
}
