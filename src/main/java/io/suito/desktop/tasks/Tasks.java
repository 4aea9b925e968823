package io.suito.desktop.tasks;

import java.util.function.Consumer;

/**
 * The one way to do something beside the window's thread. Results and failures arrive on the window's thread; there is
 * no starting without saying who hears of a failure.
 */
public interface Tasks {
    /** Lanes: each has threads of its own, so that a slow export keeps no list from loading. */
    enum Lane {
        /** Short reads for what is on the screen. */
        READ,
        /** Asking for changes and waiting for the answer. */
        ASK,
        /** Exports and other long things. */
        LONG
    }

    /**
     * Starts it.
     *
     * @param done gets the result, on the window's thread
     * @param failed gets whatever was thrown, on the window's thread
     */
    <T> RunningTask start(Lane lane, Work<T> work, Consumer<T> done, Consumer<Throwable> failed);

    /** As {@link #start}, shown to the person under this name, with progress and, where it is safe, a way to end it. */
    <T> RunningTask startShown(
            Lane lane, String name, boolean cancellable, Work<T> work, Consumer<T> done, Consumer<Throwable> failed);

    /** Whether the window says that the database is away. */
    default boolean isAway() {
        return false;
    }

    /** Does something on the window's thread a little later. */
    void later(long millis, Runnable action);
}
