package io.suito.desktop.runs;

import io.suito.desktop.asking.Asking;
import io.suito.desktop.asking.Wish;
import io.suito.desktop.dialogs.Dialogs.Submission;
import io.suito.desktop.dialogs.Problem;
import io.suito.desktop.table.TableTools;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Action;
import io.suito.payouts.RunAction;
import io.suito.payouts.RunState;
import io.suito.payouts.RunTotals;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What can be done with the run that is shown, each after a question in numbers. */
final class RunActions {
    private final Asking asking;
    private final TableTools tools;
    private final Supplier<@Nullable RunRead> shown;
    private final Runnable refresh;
    private final Consumer<UUID> opener;
    private final RunQuestions questions;
    private final Action execute;
    private final Action pause;
    private final Action resume;
    private final Action discard;
    private final Action retry;
    private final Action compare;
    private final Set<UUID> comparing = new HashSet<>();

    /**
     * Makes them.
     *
     * @param refresh reads the run anew when something was done
     * @param opener shows another run, which took the place of this one
     */
    RunActions(
            Asking asking,
            TableTools tools,
            Supplier<@Nullable RunRead> shown,
            Runnable refresh,
            Consumer<UUID> opener) {
        this.opener = opener;
        this.asking = asking;
        this.tools = tools;
        this.shown = shown;
        this.refresh = refresh;
        Texts texts = tools.texts();
        this.questions = new RunQuestions(texts);
        this.execute = new Action("run-execute", "", () -> with(this::askMain));
        this.pause = new Action("run-pause", texts.get("run.pause"), () -> with(this::askPause));
        this.resume = new Action("run-resume", texts.get("run.resume"), () -> with(this::askResume));
        this.discard = new Action("run-discard", texts.get("run.discard"), () -> with(this::askDiscard));
        this.retry = new Action("run-retry", texts.get("run.retry"), () -> with(this::askRetry));
        this.compare = new Action("run-compare", texts.get("run.compare"), () -> with(this::askCompare));
    }

    List<Action> all() {
        return List.of(execute, resume, retry, pause, discard);
    }

    /** Compares with Stripe's objects now. */
    Action compare() {
        return compare;
    }

    /** Which can be done now. */
    void offer(RunRead read) {
        offerMain(read);
        offer(pause, RunAction.PAUSE, read);
        offer(resume, RunAction.RESUME, read);
        offer(discard, RunAction.DISCARD, read);
        offerCompare(read);
        if (read.status().failed() > 0) {
            retry.allow();
        } else {
            retry.refuse(tools.texts().get("run.cannot.retry"));
        }
    }

    /** Of a missed run the main thing is to carry its date out after all. */
    private void offerMain(RunRead read) {
        if (RunAction.CARRY_OUT.isPossibleIn(read.run().runState())) {
            execute.name(tools.texts().get("run.carry_out"));
            execute.allow();
            return;
        }
        execute.name(
                RunAction.EXECUTE.isPossibleIn(read.run().runState())
                        ? tools.texts()
                                .get("run.asks", questions.execute(read.status().moving(), read.movingYen()))
                        : tools.texts().get("run.asks", tools.texts().get("run.execute.title")));
        offer(execute, RunAction.EXECUTE, read);
    }

    private void offer(Action action, RunAction what, RunRead read) {
        if (what.isPossibleIn(read.run().runState())) {
            action.allow();
        } else {
            action.refuse(tools.texts()
                    .get(
                            "run.cannot",
                            tools.texts().word("state.run", read.run().state())));
        }
    }

    private void with(BiConsumer<RunRead, Map<String, UUID>> question) {
        RunRead read = shown.get();
        if (read != null) {
            question.accept(read, Map.of("run_id", read.run().runId()));
        }
    }

    private void askMain(RunRead read, Map<String, UUID> id) {
        if (RunAction.CARRY_OUT.isPossibleIn(read.run().runState())) {
            askCarryOut(read);
        } else {
            askExecute(read);
        }
    }

    private void askCarryOut(RunRead read) {
        asking.withReason(
                questions.carryOut(read.run(), read.rest().due()),
                new Wish(
                        RunAction.CARRY_OUT.requestKind(),
                        Map.of("scheduled_for", read.run().runDate().toString())),
                outcome ->
                        opener.accept(UUID.fromString(outcome.required("run_id").asString())));
    }

    private void askExecute(RunRead read) {
        String hash = read.run().planHash();
        int items = read.status().moving();
        // with what the question says: items that were dropped since are still in the plan that the hash names
        asking.confirmed(
                questions.execute(items, read.movingYen(), read.rest(), hash),
                new Wish(
                        RunAction.EXECUTE.requestKind(),
                        Map.of(
                                "run_id",
                                read.run().runId(),
                                "plan_hash",
                                hash,
                                "items",
                                items,
                                "yen",
                                read.movingYen())),
                outcome -> refresh.run());
    }

    private void askPause(RunRead read, Map<String, UUID> id) {
        asking.withReason(
                questions.pause(read.status().moving(), read.movingYen()),
                new Wish(RunAction.PAUSE.requestKind(), id),
                outcome -> refresh.run());
    }

    private void askResume(RunRead read, Map<String, UUID> id) {
        asking.confirmed(
                questions.resume(read.status().moving(), read.movingYen(), read.rest()),
                new Wish(RunAction.RESUME.requestKind(), id),
                outcome -> refresh.run());
    }

    private void askDiscard(RunRead read, Map<String, UUID> id) {
        asking.withReason(
                read.run().runState() == RunState.MISSED
                        ? questions.giveUp(read.run())
                        : questions.discard(read.status().moving(), read.movingYen()),
                new Wish(RunAction.DISCARD.requestKind(), id),
                outcome -> refresh.run());
    }

    private void askRetry(RunRead read, Map<String, UUID> id) {
        RunTotals.Part failed = read.totals().part("failed");
        // with what the question says: more may have failed before the answer
        asking.confirmed(
                questions.retry(failed.items(), failed.yen()),
                new Wish(
                        "payout-run.retry",
                        Map.of("run_id", read.run().runId(), "items", failed.items(), "yen", failed.yen())),
                outcome -> refresh.run());
    }

    private void offerCompare(RunRead read) {
        if (comparing.contains(read.run().runId())) {
            compare.refuse(tools.texts().get("run.comparing"));
        } else {
            offer(compare, RunAction.COMPARE, read);
        }
    }

    /** Stripe's objects are read and compared with the books; nothing is moved, so nothing is asked. */
    private void askCompare(RunRead read, Map<String, UUID> id) {
        comparing.add(read.run().runId());
        offerCompare(read);
        asking.ask(
                tools.texts().get("run.compare"),
                new Wish(RunAction.COMPARE.requestKind(), id),
                null,
                new Comparing(read.run().runId()),
                outcome -> {
                    // an executor of an older version compares, and does not say what of which run
                    if (outcome.path("run").has("agrees")) {
                        tellCompared(read, outcome.path("run"));
                    }
                    refresh.run();
                });
    }

    /**
     * That it agrees, in passing; what does not stays until it was read, and the screen says in detail what differs.
     */
    private void tellCompared(RunRead read, JsonNode run) {
        String what = Stream.of("agrees", "moving", "unread")
                .filter(word -> run.path(word).asBoolean(false))
                .findFirst()
                .orElse("differs");
        Texts texts = tools.texts();
        String title = new RunWords(texts).title(read.status());
        if (what.equals("agrees")) {
            tools.dialogs().tellDone(texts.get("run.compared.agrees", title));
        } else {
            tools.dialogs().say(title, texts.get("run.compared." + what));
        }
    }

    private final class Comparing implements Submission {
        private final UUID run;

        Comparing(UUID run) {
            this.run = run;
        }

        @Override
        public void done() {
            comparing.remove(run);
            RunRead read = shown.get();
            if (read != null) {
                offerCompare(read);
            }
        }

        @Override
        public void failed(Problem why) {
            done();
            tools.dialogs().tell(why);
        }
    }
}
