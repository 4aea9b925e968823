package io.suito.desktop.runs;

import io.suito.desktop.tasks.Tasks;
import java.util.concurrent.TimeUnit;

/**
 * Follows changes with something that is slow to read: after each reading there is a pause that grows with what the
 * reading took. A change in the pause is not lost, it is read at its end. On the window's thread.
 */
final class Pauses {
    private static final long LEAST = TimeUnit.SECONDS.toNanos(5);
    /** Of all the time at most one part in so many is spent on reading. */
    private static final long PART = 20;

    private final Tasks tasks;
    private long began;
    private long until = System.nanoTime();
    private boolean reading;
    private boolean waiting;
    private Runnable missed = () -> {};

    Pauses(Tasks tasks) {
        this.tasks = tasks;
    }

    /** It is being read. */
    void began() {
        began = System.nanoTime();
        reading = true;
        missed = () -> {};
    }

    /** It was read. */
    void ended() {
        long now = System.nanoTime();
        free(now + Math.max(LEAST, PART * (now - began)));
    }

    /** It could not be read: as soon as that is over it is wanted, however long the line was silent. */
    void failed() {
        free(System.nanoTime());
    }

    private void free(long from) {
        until = from;
        reading = false;
        Runnable wanted = missed;
        missed = () -> {};
        wanted.run();
    }

    /** Something changed that may show in it. */
    void changed(Runnable read) {
        if (reading) {
            missed = () -> changed(read);
        } else if (!waiting) {
            waiting = true;
            long pause = Math.max(0, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime()));
            tasks.later(pause, () -> {
                waiting = false;
                read.run();
            });
        }
    }
}
