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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
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
        dialogs.askReason(question, (reason, submission) -> ask(question.action(), wish, reason, submission, done));
    }

    /**
     * Asks for several things after one confirmation; each is a request of its own, and one that is refused keeps no
     * other from being done. The dialog goes when all are done; otherwise it stays and tells the first refusal, and
     * pressing again asks for what was refused, never twice for what was taken.
     *
     * @param replied hears of it in any case
     */
    public void each(Confirmation question, List<Wish> wishes, Runnable replied) {
        AtomicReference<List<Wish>> rest = new AtomicReference<>(List.copyOf(wishes));
        dialogs.confirm(question, submission -> each(question.action(), rest, null, submission, replied));
    }

    /** As {@link #each}, with one reason for all that the dialog wants. */
    public void eachWithReason(ReasonQuestion question, List<Wish> wishes, Runnable replied) {
        AtomicReference<List<Wish>> rest = new AtomicReference<>(List.copyOf(wishes));
        dialogs.askReason(question, (reason, submission) -> each(question.action(), rest, reason, submission, replied));
    }

    private void each(
            String name,
            AtomicReference<List<Wish>> rest,
            @Nullable String reason,
            Submission submission,
            Runnable replied) {
        List<Wish> asked = rest.get();
        tasks.start(
                Lane.ASK,
                progress -> answers.of(asked, reason, progress),
                replies -> {
                    rest.set(refused(asked, replies));
                    tell(name, replies, submission);
                    replied.run();
                },
                failure -> submission.failed(Problem.of(failure, texts.locale())));
    }

    private static List<Wish> refused(List<Wish> asked, List<Reply> replies) {
        return IntStream.range(0, asked.size())
                .filter(i -> replies.get(i).problem() != null)
                .mapToObj(asked::get)
                .toList();
    }

    /**
     * Asks; for forms with fields of their own, which are the submission.
     *
     * @param name what is asked for, as its button or its title says
     */
    public void ask(String name, Wish wish, @Nullable String reason, Submission submission, Consumer<JsonNode> done) {
        tasks.start(
                Lane.ASK,
                progress -> answers.of(List.of(wish), reason, progress).get(0),
                reply -> {
                    tell(name, List.of(reply), submission);
                    if (reply.isDone()) {
                        done.accept(Objects.requireNonNull(reply.outcome()));
                    }
                },
                failure -> submission.failed(Problem.of(failure, texts.locale())));
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
