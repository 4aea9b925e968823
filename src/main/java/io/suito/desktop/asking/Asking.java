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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The one way in which a screen changes anything: a dialog that says what will happen, a request, its answer. The
 * dialog stays, with what was typed, while the answer is awaited and when it is no; it goes when the thing is done, and
 * also when the request has to wait for an executor or a second person, which the person is told. What has to wait is
 * followed, and its end told.
 */
public final class Asking {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Tasks tasks;
    private final Texts texts;
    private final Dialogs dialogs;
    private final Answers answers;
    private final OpenRequests open;
    private final Map<Object, String> awaited = new LinkedHashMap<>();

    public Asking(Requests requests, Tasks tasks, Texts texts, Dialogs dialogs) {
        this(requests, tasks, texts, dialogs, PATIENCE);
    }

    /** @param patience for an executor to take a request; one that works on it gets longer */
    public Asking(Requests requests, Tasks tasks, Texts texts, Dialogs dialogs, Duration patience) {
        this.tasks = tasks;
        this.texts = texts;
        this.dialogs = dialogs;
        this.answers = new Answers(requests, texts.locale(), patience);
        this.open = new OpenRequests(answers, tasks, texts, dialogs);
    }

    /** Asks after a confirmation; {@code done} gets the outcome, and is not called when it has to wait. */
    public void confirmed(Confirmation question, Wish wish, Consumer<JsonNode> done) {
        dialogs.confirm(question, submission -> ask(question.action(), wish, null, submission, done));
    }

    /** Asks with a reason that the dialog wants; {@code done} as with {@link #confirmed}. */
    public void withReason(ReasonQuestion question, Wish wish, Consumer<JsonNode> done) {
        withReason(question, wish, () -> {}, done);
    }

    /**
     * As {@link #withReason(ReasonQuestion, Wish, Consumer)}.
     *
     * @param taken hears that it was not refused, also where it has to wait; before {@code done}
     */
    public void withReason(ReasonQuestion question, Wish wish, Runnable taken, Consumer<JsonNode> done) {
        dialogs.askReason(
                question,
                (reason, submission) -> send(question.action(), List.of(wish), reason, submission, replies -> {
                    if (replies.get(0).problem() == null) {
                        taken.run();
                    }
                    outcome(replies, done);
                }));
    }

    /**
     * Asks for several things after one confirmation; each is a request of its own, and one that is refused keeps no
     * other from being done. The dialog stays where all were refused. Where only some were it goes, for its numbers are
     * not those of the rest any more, and the first refusal is told.
     *
     * @param replied hears of it in any case
     */
    public void each(Confirmation question, List<Wish> wishes, Runnable replied) {
        dialogs.confirm(
                question, submission -> send(question.action(), wishes, null, submission, replies -> replied.run()));
    }

    /** As {@link #each}, with one reason for all that the dialog wants. */
    public void eachWithReason(ReasonQuestion question, List<Wish> wishes, Runnable replied) {
        dialogs.askReason(
                question,
                (reason, submission) -> send(question.action(), wishes, reason, submission, replies -> replied.run()));
    }

    private void send(
            String name,
            List<Wish> wishes,
            @Nullable String reason,
            Submission submission,
            Consumer<List<Reply>> replied) {
        Object waiting = new Object();
        awaited.put(waiting, name);
        tasks.start(
                Lane.ASK,
                progress -> answers.of(wishes, reason, progress),
                replies -> {
                    awaited.remove(waiting);
                    tell(name, replies, submission);
                    replied.accept(replies);
                },
                failure -> {
                    awaited.remove(waiting);
                    submission.failed(Problem.of(failure, texts.locale()));
                });
    }

    private static void outcome(List<Reply> replies, Consumer<JsonNode> done) {
        Reply reply = replies.get(0);
        if (reply.isDone()) {
            done.accept(Objects.requireNonNull(reply.outcome()));
        }
    }

    /** What was asked for and is not answered yet, as its buttons said; the oldest first. */
    public List<String> awaited() {
        return List.copyOf(awaited.values());
    }

    /**
     * Asks; for forms with fields of their own, which are the submission.
     *
     * @param name what is asked for, as its button or its title says
     */
    public void ask(String name, Wish wish, @Nullable String reason, Submission submission, Consumer<JsonNode> done) {
        send(name, List.of(wish), reason, submission, replies -> outcome(replies, done));
    }

    private void tell(String name, List<Reply> replies, Submission submission) {
        open.follow(
                replies.stream()
                        .filter(Reply::isOpen)
                        .map(reply -> Objects.requireNonNull(reply.request()))
                        .toList(),
                name);
        List<Problem> problems =
                replies.stream().map(Reply::problem).filter(Objects::nonNull).toList();
        if (problems.isEmpty()) {
            if (replies.stream().anyMatch(Reply::isOpen)) {
                submission.written();
            } else {
                submission.done();
            }
            tellWhatWaits(replies);
            return;
        }
        Problem told = replies.size() == 1 ? problems.get(0) : ofSeveral(problems, replies.size());
        if (problems.size() == replies.size()) {
            submission.failed(told);
        } else {
            submission.partly(told);
            tellWhatWaits(replies);
        }
    }

    private Problem ofSeveral(List<Problem> problems, int asked) {
        Problem first = problems.get(0);
        String sentence =
                texts.get("asking.some_refused", texts.number(problems.size()), texts.number(asked), first.sentence());
        return new Problem(sentence, first.code(), first.detail(), first.expected());
    }

    /** One of each is told: the first says what there is to know. */
    private void tellWhatWaits(List<Reply> replies) {
        replies.stream().filter(Reply::isOpen).findFirst().ifPresent(reply -> {
            String key = switch (reply.standing()) {
                case WAITS_FOR_EXECUTOR -> "asking.waits_for_executor";
                case WAITS_FOR_APPROVAL -> "asking.waits_for_approval";
                case NOT_HEARD -> "asking.not_heard";
                case UNDER_WAY, DONE, REFUSED -> "asking.under_way";
            };
            dialogs.say(texts.get("asking.written"), texts.get(key, String.valueOf(reply.request())));
        });
    }
}
