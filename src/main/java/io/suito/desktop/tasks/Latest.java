package io.suito.desktop.tasks;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Guards against answers that come late: only the newest question's answer is heard, older ones are dropped. */
public final class Latest {
    private final Tasks tasks;
    private @Nullable RunningTask current;

    public Latest(Tasks tasks) {
        this.tasks = tasks;
    }

    /** Asks; whatever was asked before through this guard is not answered any more. */
    public <T> void ask(Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        cancel();
        current = tasks.start(Tasks.Lane.READ, work, done, failed);
    }

    /** Wants no answer any more. */
    public void cancel() {
        if (current != null) {
            current.cancel();
        }
    }
}
