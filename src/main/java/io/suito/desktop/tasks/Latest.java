package io.suito.desktop.tasks;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Guards against answers that come late: only the newest question's answer is heard, older ones are dropped. The same
 * question can be asked again without giving up the answer that is on its way: otherwise whoever is told of changes
 * more often than an answer takes would never see one. On the window's thread.
 */
public final class Latest {
    private final Tasks tasks;
    private @Nullable RunningTask current;
    private @Nullable Runnable afterwards;
    private boolean awaited;
    private long asked;

    public Latest(Tasks tasks) {
        this.tasks = tasks;
    }

    /** Asks; whatever was asked before through this guard is not answered any more. */
    public <T> void ask(Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        cancel();
        awaited = true;
        long mine = asked;
        RunningTask task = tasks.start(
                Tasks.Lane.READ,
                work,
                result -> answer(mine, () -> done.accept(result)),
                failure -> answer(mine, () -> failed.accept(failure)));
        if (mine == asked && awaited) {
            current = task;
        }
    }

    /**
     * Asks once more what was asked before: at once, or, while an answer is on its way, when that has come, so that no
     * news is lost and questions do not pile up.
     *
     * @param question asks, by {@link #ask}; run when it is its turn, so that it asks for what is wanted then
     */
    public void again(Runnable question) {
        if (awaited) {
            afterwards = question;
        } else {
            question.run();
        }
    }

    private void answer(long question, Runnable tell) {
        if (question != asked) {
            return;
        }
        awaited = false;
        current = null;
        tell.run();
        Runnable next = afterwards;
        if (next != null && question == asked) {
            afterwards = null;
            next.run();
        }
    }

    /** Wants no answer any more. */
    public void cancel() {
        asked++;
        awaited = false;
        afterwards = null;
        if (current != null) {
            current.cancel();
            current = null;
        }
    }
}
