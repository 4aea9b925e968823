package io.suito.desktop.asking;

import io.suito.desktop.dialogs.Dialogs;
import io.suito.desktop.dialogs.Problem;
import io.suito.desktop.dialogs.QuietFailure;
import io.suito.desktop.tasks.Tasks;
import io.suito.desktop.tasks.Tasks.Lane;
import io.suito.desktop.text.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Requests for whose answers no dialog waits any more: looked after until they end, which is told as if the dialog were
 * still there. All on the window's thread.
 */
final class OpenRequests {
    private static final long LOOK_MILLIS = 3_000;

    private final Answers answers;
    private final Tasks tasks;
    private final Texts texts;
    private final Dialogs dialogs;
    private final Map<UUID, Asked> open = new LinkedHashMap<>();
    private final QuietFailure failing = new QuietFailure("looking after requests that are open");
    private boolean looking;

    /** What one press of a button asked for; others may bear the same name. */
    private static final class Asked {
        private final String name;
        private final int all;
        private int refused;
        private @Nullable Problem first;

        Asked(String name, int all) {
            this.name = name;
            this.all = all;
        }

        void refused(Problem why) {
            refused++;
            first = first == null ? why : first;
        }
    }

    OpenRequests(Answers answers, Tasks tasks, Texts texts, Dialogs dialogs) {
        this.answers = answers;
        this.tasks = tasks;
        this.texts = texts;
        this.dialogs = dialogs;
    }

    /**
     * From now on these are looked after.
     *
     * @param name what was asked for, as its button said
     */
    void follow(List<UUID> requests, String name) {
        Asked asked = new Asked(name, requests.size());
        requests.forEach(request -> open.put(request, asked));
        if (!looking && !open.isEmpty()) {
            looking = true;
            lookLater();
        }
    }

    private void lookLater() {
        tasks.later(LOOK_MILLIS, this::look);
    }

    /** A database that cannot be reached has its own banner: it is looked at again when it is back. */
    private void look() {
        List<UUID> asked = List.copyOf(open.keySet());
        tasks.start(Lane.READ, progress -> answers.ended(asked), this::tell, failure -> {
            failing.failed(failure);
            lookLater();
        });
    }

    /** Once everything that a button asked for has ended: part of it may have been done. */
    private void tellEnd(Asked asked) {
        Problem why = asked.first;
        if (why == null) {
            dialogs.tellDone(texts.get("asking.done_later", asked.name));
            return;
        }
        String sentence = asked.refused == asked.all
                ? texts.get("asking.refused_later", asked.name, why.sentence())
                : texts.get(
                        "asking.partly_later",
                        asked.name,
                        texts.number(asked.refused),
                        texts.number(asked.all),
                        why.sentence());
        dialogs.tell(new Problem(sentence, why.code(), why.detail(), why.expected()));
    }

    private void tell(List<Reply> ended) {
        failing.over();
        for (Reply reply : ended) {
            Asked asked = Objects.requireNonNull(open.remove(reply.request()));
            if (reply.problem() != null) {
                asked.refused(reply.problem());
            }
            if (!open.containsValue(asked)) {
                tellEnd(asked);
            }
        }
        looking = !open.isEmpty();
        if (looking) {
            lookLater();
        }
    }
}
