package io.suito.desktop.tasks;

import io.suito.text.Refusal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
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

    private static final String UNREACHABLE = "db.unreachable";

    /** So long the window's end waits for long work to put away what it has begun, such as half a file. */
    private static final long TIDY_MILLIS = 2_000;

    private final Map<Lane, ExecutorService> lanes = new EnumMap<>(Lane.class);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemon("desktop-timer"));
    private final ObservableList<RunningTask> shown = FXCollections.observableArrayList();
    private final Set<Runnable> reading = ConcurrentHashMap.newKeySet();
    private final Consumer<Thread> breakOff;
    private volatile boolean closed;
    private BooleanSupplier away = () -> false;

    /**
     * Work under way that changes nothing, and where it is done; guards itself, for the thread's next work may write.
     */
    private final Map<RunningTask, Thread> breakable = new HashMap<>();

    /**
     * For a window.
     *
     * @param breakOff ends the read that a thread hangs in
     */
    public BackgroundTasks(Consumer<Thread> breakOff) {
        this.breakOff = breakOff;
        THREADS.keySet().forEach(lane -> lanes.put(lane, threads(lane)));
    }

    private static ExecutorService threads(Lane lane) {
        return Executors.newFixedThreadPool(Objects.requireNonNull(THREADS.get(lane)), daemon("desktop-" + lane));
    }

    private static ThreadFactory daemon(String name) {
        AtomicLong count = new AtomicLong();
        return action -> Thread.ofPlatform()
                .daemon()
                .name(name + "-" + count.incrementAndGet())
                .unstarted(action);
    }

    /** Who knows whether the database is away. */
    public void awayBy(BooleanSupplier knows) {
        away = knows;
    }

    @Override
    public boolean isAway() {
        return away.getAsBoolean();
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
        ExecutorService threads = Objects.requireNonNull(lanes.get(lane));
        if (threads.isShutdown()) {
            task.cancel();
            return task;
        }
        Runnable giveUp = () -> Platform.runLater(() -> end(task, () -> failed.accept(new Refusal(UNREACHABLE))));
        if (lane == Lane.READ) {
            reading.add(giveUp);
        }
        Future<?> future = threads.submit(() -> {
            Runnable tell = carryOut(lane, task, work, done, failed);
            reading.remove(giveUp);
            Platform.runLater(() -> end(task, tell));
        });
        task.interruptedBy(() -> {
            boolean begun = task.isBegun();
            future.cancel(true);
            if (lane == Lane.LONG) {
                breakOff(task);
            }
            shown.remove(task);
            if (!begun) {
                reading.remove(giveUp);
                Platform.runLater(() -> end(task, () -> {}));
            }
        });
        return task;
    }

    private <T> Runnable carryOut(
            Lane lane, RunningTask task, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        task.begin();
        if (lane != Lane.ASK) {
            onlyReads(task);
        }
        try {
            T result = work.run(new Reporter(task, Platform::runLater, System::nanoTime, () -> onlyReads(task)));
            return () -> done.accept(result);
        } catch (Exception | Error e) {
            return closed ? () -> givenUp(lane, e) : () -> failed.accept(lane == Lane.ASK ? e : ofARead(lane, e));
        } finally {
            synchronized (breakable) {
                breakable.remove(task);
            }
        }
    }

    /** Nobody is there to be told, and work that ends because its window does is no problem. */
    private static void givenUp(Lane lane, Throwable failure) {
        LOG.info("{} given up, the window closes: {}", lane, failure.toString());
    }

    /** Nothing was asked for: a person is not sent to see whether it was done. */
    private static Throwable ofARead(Lane lane, Throwable failure) {
        return failure instanceof Refusal refusal && refusal.code().equals("db.connection_lost")
                ? new Refusal(refusal, lane == Lane.LONG ? "desktop.broken_off" : UNREACHABLE)
                : failure;
    }

    private void onlyReads(RunningTask task) {
        synchronized (breakable) {
            breakable.put(task, Thread.currentThread());
        }
    }

    /** An interrupt is not heard where a socket is waited for. */
    private void breakOff(RunningTask task) {
        synchronized (breakable) {
            Thread hanging = breakable.get(task);
            if (hanging != null) {
                breakOff.accept(hanging);
            }
        }
    }

    /** Once: an answer may come to what was given up. */
    private void end(RunningTask task, Runnable tell) {
        shown.remove(task);
        task.end(tell);
    }

    /**
     * The connection was lost or found: what is being read may hang for minutes on a line that is silent, so nobody
     * waits for it any more. Who asked is told that the database does not answer, and other threads take the place of
     * those that hang. Whatever only reads is broken off, also exports, and waiting for an answer, which then asks for
     * it anew; what is being written never is, because nobody would know what became of it.
     */
    public void giveUpReads() {
        if (timer.isShutdown()) {
            return;
        }
        List<Runnable> waiting = List.copyOf(reading);
        reading.clear();
        if (!waiting.isEmpty()) {
            Objects.requireNonNull(lanes.put(Lane.READ, threads(Lane.READ))).shutdownNow();
            waiting.forEach(Runnable::run);
        }
        synchronized (breakable) {
            breakable.values().forEach(breakOff);
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

    /** What is under way ends; long work is given a moment to put away what it has begun. */
    @Override
    public void close() {
        closed = true;
        boolean untidy = !shown.isEmpty();
        List.copyOf(shown).forEach(RunningTask::cancel);
        lanes.values().forEach(ExecutorService::shutdownNow);
        timer.shutdownNow();
        if (untidy) {
            awaitTidy();
        }
    }

    private void awaitTidy() {
        try {
            if (!Objects.requireNonNull(lanes.get(Lane.LONG)).awaitTermination(TIDY_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("long work does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
