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

        Asked(String name) {
            this.name = name;
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
        Asked asked = new Asked(name);
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

    private void tell(List<Reply> ended) {
        failing.over();
        Map<Asked, Problem> refused = new LinkedHashMap<>();
        for (Reply reply : ended) {
            Asked asked = Objects.requireNonNull(open.remove(reply.request()));
            Problem why = reply.problem();
            if (why != null) {
                refused.putIfAbsent(asked, why);
            } else if (!open.containsValue(asked)) {
                dialogs.tellDone(texts.get("asking.done_later", asked.name));
            }
        }
        refused.forEach((asked, why) -> dialogs.tell(new Problem(
                texts.get("asking.refused_later", asked.name, why.sentence()),
                why.code(),
                why.detail(),
                why.expected())));
        looking = !open.isEmpty();
        if (looking) {
            lookLater();
        }
    }
}
