package io.suito.desktop.tasks;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/** Work under way, as the window shows it. Its properties change on the window's thread only. */
public final class RunningTask {
    private final String name;
    private final boolean cancellable;
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyLongWrapper done = new ReadOnlyLongWrapper(0);
    private volatile boolean cancelled;
    private volatile Runnable interrupt = () -> {};

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

    /** How many are done. */
    public ReadOnlyLongProperty done() {
        return done.getReadOnlyProperty();
    }

    /** Neither result nor failure will be told. */
    public void cancel() {
        cancelled = true;
        interrupt.run();
    }

    public boolean isCancelled() {
        return cancelled;
    }

    void interruptedBy(Runnable action) {
        interrupt = action;
    }

    void show(long doneNow, long total) {
        done.set(doneNow);
        fraction.set(total > 0 ? Math.min(1.0, (double) doneNow / total) : -1);
    }
}
