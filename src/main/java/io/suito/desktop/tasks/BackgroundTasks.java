package io.suito.desktop.tasks;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Real threads, a few for each lane. */
public final class BackgroundTasks implements Tasks, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundTasks.class);
    private static final Map<Lane, Integer> THREADS = Map.of(Lane.READ, 6, Lane.ASK, 8, Lane.LONG, 2);

    private final Map<Lane, ExecutorService> lanes = new EnumMap<>(Lane.class);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemon("desktop-timer"));
    private final ObservableList<RunningTask> shown = FXCollections.observableArrayList();

    public BackgroundTasks() {
        THREADS.forEach(
                (lane, threads) -> lanes.put(lane, Executors.newFixedThreadPool(threads, daemon("desktop-" + lane))));
    }

    private static java.util.concurrent.ThreadFactory daemon(String name) {
        AtomicLong count = new AtomicLong();
        return action -> Thread.ofPlatform()
                .daemon()
                .name(name + "-" + count.incrementAndGet())
                .unstarted(action);
    }

    /** What is under way and has a name, oldest first. */
    public ObservableList<RunningTask> shown() {
        return FXCollections.unmodifiableObservableList(shown);
    }

    @Override
    public <T> RunningTask start(Lane lane, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        return submit(lane, new RunningTask("", true), work, done, failed);
    }

    @Override
    public <T> RunningTask startShown(
            Lane lane, String name, boolean cancellable, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        RunningTask task = new RunningTask(name, cancellable);
        shown.add(task);
        return submit(lane, task, work, done, failed);
    }

    private <T> RunningTask submit(
            Lane lane, RunningTask task, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        ExecutorService threads = java.util.Objects.requireNonNull(lanes.get(lane));
        if (threads.isShutdown()) {
            task.cancel();
            return task;
        }
        Future<?> future = threads.submit(() -> {
            try {
                T result = work.run(new Reporter(task, Platform::runLater, System::nanoTime));
                Platform.runLater(() -> end(task, () -> done.accept(result)));
            } catch (Exception | Error e) {
                Platform.runLater(() -> end(task, () -> failed.accept(e)));
            }
        });
        task.interruptedBy(() -> {
            future.cancel(true);
            shown.remove(task);
        });
        return task;
    }

    private void end(RunningTask task, Runnable tell) {
        shown.remove(task);
        if (!task.isCancelled()) {
            tell.run();
        }
    }

    @Override
    public void later(long millis, Runnable action) {
        if (timer.isShutdown()) {
            return;
        }
        Future<?> future = timer.schedule(() -> Platform.runLater(action), millis, TimeUnit.MILLISECONDS);
        LOG.trace("later: {}", future);
    }

    @Override
    public void close() {
        lanes.values().forEach(ExecutorService::shutdownNow);
        timer.shutdownNow();
    }
}
