package io.suito.desktop.asking;

import io.suito.desktop.dialogs.Confirmation;
import io.suito.desktop.dialogs.Dialogs;
import io.suito.desktop.dialogs.Dialogs.Submission;
import io.suito.desktop.dialogs.Problem;
import io.suito.desktop.dialogs.ReasonQuestion;
import io.suito.desktop.tasks.Tasks;
import io.suito.desktop.tasks.Tasks.Lane;
import io.suito.desktop.text.Texts;
import io.suito.request.Requests;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The one way in which a screen changes anything: a dialog that says what will happen, a request, its answer. The
 * dialog stays, with what was typed, while the answer is awaited and when it is no; it goes when the thing is done, and
 * also when the request has to wait for an executor or a second person, which the person is told.
 */
public final class Asking {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Tasks tasks;
    private final Texts texts;
    private final Dialogs dialogs;
    private final Answers answers;

    public Asking(Requests requests, Tasks tasks, Texts texts, Dialogs dialogs) {
        this(requests, tasks, texts, dialogs, PATIENCE);
    }

    /** @param patience for an executor to take a request; one that works on it gets longer */
    public Asking(Requests requests, Tasks tasks, Texts texts, Dialogs dialogs, Duration patience) {
        this.tasks = tasks;
        this.texts = texts;
        this.dialogs = dialogs;
        this.answers = new Answers(requests, texts.locale(), patience);
    }

    /** Asks after a confirmation; {@code done} gets the outcome, and is not called when it has to wait. */
    public void confirmed(Confirmation question, Wish wish, Consumer<JsonNode> done) {
        dialogs.confirm(question, submission -> ask(wish, null, submission, done));
    }

    /** Asks with a reason that the dialog wants; {@code done} as with {@link #confirmed}. */
    public void withReason(ReasonQuestion question, Wish wish, Consumer<JsonNode> done) {
        dialogs.askReason(question, (reason, submission) -> ask(wish, reason, submission, done));
    }

    /**
     * Asks for several things after one confirmation; each is a request of its own, and one that is refused keeps no
     * other from being done. The dialog goes when all are done; it stays and tells the first refusal otherwise.
     *
     * @param replied hears of it in any case
     */
    public void each(Confirmation question, List<Wish> wishes, Runnable replied) {
        dialogs.confirm(
                question,
                submission -> tasks.start(
                        Lane.ASK,
                        progress -> answers.of(wishes, null),
                        replies -> {
                            tell(replies, submission);
                            replied.run();
                        },
                        failure -> submission.failed(Problem.of(failure, texts.locale()))));
    }

    /** Asks; for forms with fields of their own, which are the submission. */
    public void ask(Wish wish, @Nullable String reason, Submission submission, Consumer<JsonNode> done) {
        tasks.start(
                Lane.ASK,
                progress -> answers.of(List.of(wish), reason).get(0),
                reply -> {
                    tell(List.of(reply), submission);
                    if (reply.isDone()) {
                        done.accept(Objects.requireNonNull(reply.outcome()));
                    }
                },
                failure -> submission.failed(Problem.of(failure, texts.locale())));
    }

    private void tell(List<Reply> replies, Submission submission) {
        List<Problem> problems =
                replies.stream().map(Reply::problem).filter(Objects::nonNull).toList();
        if (problems.isEmpty()) {
            submission.done();
            tellWhatWaits(replies);
            return;
        }
        submission.failed(replies.size() == 1 ? problems.get(0) : ofSeveral(problems, replies.size()));
    }

    private Problem ofSeveral(List<Problem> problems, int asked) {
        Problem first = problems.get(0);
        String sentence =
                texts.get("asking.some_refused", texts.number(problems.size()), texts.number(asked), first.sentence());
        return new Problem(sentence, first.code(), first.detail(), first.expected());
    }

    /** One of each is told: the first says what there is to know. */
    private void tellWhatWaits(List<Reply> replies) {
        replies.stream().filter(reply -> !reply.isDone()).findFirst().ifPresent(reply -> {
            String key = switch (reply.standing()) {
                case WAITS_FOR_EXECUTOR -> "asking.waits_for_executor";
                case WAITS_FOR_APPROVAL -> "asking.waits_for_approval";
                case UNDER_WAY, DONE, REFUSED -> "asking.under_way";
            };
            dialogs.say(texts.get("asking.written"), texts.get(key, String.valueOf(reply.request())));
        });
    }
}
