package io.suito.desktop.asking;

import io.suito.app.Outage;
import io.suito.desktop.dialogs.Problem;
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
    /** How long an executor may work on what it has taken before the dialog stops waiting. */
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
    List<Reply> of(List<Wish> wishes, @Nullable String reason) {
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
        List<Reply> replies = new ArrayList<>();
        written.forEach(request -> replies.add(reply(request)));
        while (broken != null && replies.size() < wishes.size()) {
            replies.add(broken);
        }
        return replies;
    }

    private Reply reply(UUID request) {
        try {
            Answer answer = await(request, patience);
            if (answer.status().equals("running")) {
                answer = await(request, patience.multipliedBy(MUCH_LONGER));
            }
            return switch (answer.status()) {
                case "queued" -> Reply.open(request, Reply.Standing.WAITS_FOR_EXECUTOR);
                case "waiting_approval" -> Reply.open(request, Reply.Standing.WAITS_FOR_APPROVAL);
                case "running" -> Reply.open(request, Reply.Standing.UNDER_WAY);
                default -> Reply.done(request, answer.outcomeOrThrow());
            };
        } catch (RuntimeException e) {
            return Reply.refused(request, Problem.of(e, locale));
        }
    }

    /** The answer, or how the request stands after so long; a database that is away meanwhile is waited for. */
    private Answer await(UUID request, Duration atMost) {
        Outage outage = new Outage(atMost, () -> {});
        return outage.ride(() -> {
            try {
                return requests.await(request, atMost);
            } catch (Refusal e) {
                if (e.code().equals("request.no_answer")) {
                    return requests.find(request);
                }
                throw e;
            }
        });
    }
}
