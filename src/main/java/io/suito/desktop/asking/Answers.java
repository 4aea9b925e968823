package io.suito.desktop.asking;

import io.suito.app.Outage;
import io.suito.desktop.dialogs.Problem;
import io.suito.desktop.tasks.Progress;
import io.suito.request.Answer;
import io.suito.request.Requests;
import io.suito.text.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes requests and waits for their answers; beside the window's thread. */
final class Answers {
    /** How many times longer an executor may work on what it has taken before the dialog stops waiting. */
    private static final int MUCH_LONGER = 6;

    private final Requests requests;
    private final Locale locale;
    private final Duration patience;

    /** @param patience for an executor to take it */
    Answers(Requests requests, Locale locale, Duration patience) {
        this.requests = requests;
        this.locale = locale;
        this.patience = patience;
    }

    /** All are written before the first answer is awaited; what is refused keeps no other from being carried out. */
    List<Reply> of(List<Wish> wishes, @Nullable String reason, Progress progress) {
        List<UUID> written = new ArrayList<>();
        Reply broken = null;
        for (Wish wish : wishes) {
            try {
                written.add(requests.ask(wish.kind(), wish.payload(), reason));
            } catch (RuntimeException e) {
                broken = Reply.refused(null, Problem.of(e, locale));
                break;
            }
        }
        progress.onlyReads();
        Waiting waiting = new Waiting();
        List<Reply> replies = new ArrayList<>();
        written.forEach(request -> replies.add(waiting.reply(request)));
        while (broken != null && replies.size() < wishes.size()) {
            replies.add(broken);
        }
        return replies;
    }

    /** Of these requests those that have ended, as they ended; does not wait. */
    List<Reply> ended(List<UUID> written) {
        return written.stream()
                .map(requests::find)
                .filter(Answer::isFinal)
                .map(this::reply)
                .toList();
    }

    private Reply reply(Answer answer) {
        try {
            return switch (answer.status()) {
                case "queued" -> Reply.open(answer.id(), Reply.Standing.WAITS_FOR_EXECUTOR);
                case "waiting_approval" -> Reply.open(answer.id(), Reply.Standing.WAITS_FOR_APPROVAL);
                case "running" -> Reply.open(answer.id(), Reply.Standing.UNDER_WAY);
                default -> Reply.done(answer.id(), answer.outcomeOrThrow());
            };
        } catch (RuntimeException e) {
            return Reply.refused(answer.id(), Problem.of(e, locale));
        }
    }

    /**
     * Waits for several answers as long as for one: patience ends for all together. Each answer shows that somebody
     * works and begins it anew.
     */
    private final class Waiting {
        private final long end =
                System.nanoTime() + patience.multipliedBy(MUCH_LONGER).toNanos();
        private long quietUntil = System.nanoTime() + patience.toNanos();
        private boolean away;

        /** What is written stays written: where its answer cannot be read, it is not refused but not heard of. */
        Reply reply(UUID request) {
            if (away) {
                return Reply.open(request, Reply.Standing.NOT_HEARD);
            }
            try {
                Answer answer = await(request, Math.min(quietUntil, end));
                if (answer.status().equals("running")) {
                    answer = await(request, end);
                }
                if (answer.isFinal()) {
                    quietUntil = System.nanoTime() + patience.toNanos();
                }
                return Answers.this.reply(answer);
            } catch (Refusal e) {
                away = Outage.isAway(e);
                return away
                        ? Reply.open(request, Reply.Standing.NOT_HEARD)
                        : Reply.refused(request, Problem.of(e, locale));
            }
        }
    }

    /** The answer, or how the request stands then; a database that is away meanwhile is waited for. */
    private Answer await(UUID request, long deadline) {
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        return new Outage(left, () -> {}).ride(() -> {
            try {
                return requests.await(request, left);
            } catch (Refusal e) {
                if (e.code().equals("request.no_answer")) {
                    return requests.find(request);
                }
                throw e;
            }
        });
    }
}
