package io.suito.desktop.tasks;

import java.time.Duration;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Work under way, as the window shows it. Its properties change on the window's thread only. */
public final class RunningTask {
    private final String name;
    private final boolean cancellable;
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyObjectWrapper<Standing> standing =
            new ReadOnlyObjectWrapper<>(new Standing(0, 0, Duration.ZERO));
    private volatile boolean begun;
    private volatile boolean cancelled;
    private volatile Runnable interrupt = () -> {};
    private Runnable whenCancelled = () -> {};
    private boolean over;

    /**
     * How far it is.
     *
     * @param done how many are done
     * @param total of so many; 0 while nobody knows
     * @param taken so long it has taken
     */
    public record Standing(long done, long total, Duration taken) {
        /** How long the rest takes at this speed; zero while nobody can say. */
        public Duration left() {
            return done == 0 || total <= done
                    ? Duration.ZERO
                    : taken.multipliedBy(total - done).dividedBy(done);
        }
    }

    RunningTask(String name, boolean cancellable) {
        this.name = name;
        this.cancellable = cancellable;
    }

    /** What the person reads; empty for what is not shown. */
    public String name() {
        return name;
    }

    /** Whether ending it in the middle does no harm. */
    public boolean isCancellable() {
        return cancellable;
    }

    /** Between 0 and 1; -1 while it is not known. */
    public ReadOnlyDoubleProperty fraction() {
        return fraction.getReadOnlyProperty();
    }

    /** How far it is, in numbers. */
    public ReadOnlyObjectProperty<Standing> standing() {
        return standing.getReadOnlyProperty();
    }

    /** Neither result nor failure will be told. */
    public void cancel() {
        cancelled = true;
        interrupt.run();
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** What happens when it was cancelled and has really ended: nothing of it goes on then. */
    public void onCancelled(Runnable action) {
        whenCancelled = action;
    }

    void interruptedBy(Runnable action) {
        interrupt = action;
    }

    void begin() {
        begun = true;
    }

    boolean isBegun() {
        return begun;
    }

    void end(Runnable tell) {
        if (!over) {
            over = true;
            (cancelled ? whenCancelled : tell).run();
        }
    }

    void show(Standing now) {
        standing.set(now);
        fraction.set(now.total() > 0 ? Math.min(1.0, (double) now.done() / now.total()) : -1);
    }
}
