package io.suito.desktop.widgets;

import io.suito.desktop.tasks.RunningTask.Standing;
import io.suito.desktop.text.Texts;
import java.time.Duration;

/** How far work is, in words: counts, and how long the rest takes. */
public final class TaskWords {
    /** A guess from less than that would jump about. */
    private static final Duration JUDGED = Duration.ofSeconds(2);

    private TaskWords() {}

    /** Empty before the first is done. */
    public static String of(Standing standing, Texts texts) {
        if (standing.done() == 0) {
            return "";
        }
        String done = texts.number(standing.done());
        if (standing.total() == 0) {
            return texts.get("shell.task_so_far", done);
        }
        String counts = texts.get("shell.task_of", done, texts.number(standing.total()));
        return standing.taken().compareTo(JUDGED) < 0 || standing.left().isZero()
                ? counts
                : texts.get("shell.task_left", counts, texts.left(standing.left()));
    }
}
