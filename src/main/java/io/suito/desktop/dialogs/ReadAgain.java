package io.suito.desktop.dialogs;

import io.suito.desktop.tasks.Tasks;
import java.util.function.Consumer;

/**
 * Reads that nobody asked for, of what is seen already. While the window says that the database is away, one that fails
 * says nothing more: what was read last stays, and is read when the database is back. Otherwise the failure is told,
 * after the moment that the window may need to notice.
 */
public final class ReadAgain {
    private static final long NOTICING_MILLIS = 2_000;

    private final Tasks tasks;
    private final Consumer<Problem> tell;
    private long answers;

    /** @param tell shows it where it would be seen */
    public ReadAgain(Tasks tasks, Consumer<Problem> tell) {
        this.tasks = tasks;
        this.tell = tell;
    }

    /** Something was read. */
    public void over() {
        answers++;
    }

    /**
     * Something could not be read.
     *
     * @param isSeen whether what was read before is still there to be seen
     */
    public void failed(Problem what, boolean isSeen) {
        if (!what.isOffline() || !isSeen) {
            tell.accept(what);
            return;
        }
        long before = answers;
        tasks.later(NOTICING_MILLIS, () -> {
            if (answers == before && !tasks.isAway()) {
                tell.accept(what);
            }
        });
    }
}
