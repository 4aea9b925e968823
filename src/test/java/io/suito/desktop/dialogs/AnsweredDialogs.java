package io.suito.desktop.dialogs;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Dialogs that a test looks at and answers: what is open, and the buttons a person would press. */
public final class AnsweredDialogs implements Dialogs {
    private @Nullable Confirmation confirmation;
    private @Nullable ReasonQuestion question;
    private @Nullable FormModel form;
    private Consumer<String> act = reason -> {};
    private @Nullable Problem problem;
    private boolean open;
    private @Nullable Path file;
    private final List<String> said = new ArrayList<>();
    private final List<Problem> told = new ArrayList<>();
    private String copied = "";
    private @Nullable URI page;

    @Override
    public BooleanSupplier confirm(Confirmation asked, Runnable yes) {
        confirm(asked, submission -> {
            submission.done();
            yes.run();
        });
        Consumer<String> mine = act;
        return () -> open && act.equals(mine);
    }

    @Override
    public void confirm(Confirmation asked, Consumer<Submission> submit) {
        confirmation = asked;
        begin(reason -> submit.accept(new Pressed()));
    }

    @Override
    public void askReason(ReasonQuestion asked, BiConsumer<String, Submission> submit) {
        question = asked;
        begin(reason -> submit.accept(reason, new Pressed()));
    }

    @Override
    public void open(FormModel model) {
        form = model;
        begin(reason -> model.submit(new Pressed()));
    }

    private void begin(Consumer<String> action) {
        act = action;
        problem = null;
        open = true;
    }

    private final class Pressed implements Submission {
        @Override
        public void done() {
            open = false;
        }

        @Override
        public void written() {
            open = false;
        }

        @Override
        public void partly(Problem why) {
            open = false;
            told.add(why);
        }

        @Override
        public void failed(Problem why) {
            if (open) {
                problem = why;
            } else {
                told.add(why);
            }
        }
    }

    /** Presses the button that names the action. */
    public void press() {
        pressWith("");
    }

    /** Types a reason and presses the button. */
    public void pressWith(String reason) {
        if (!open) {
            throw new IllegalStateException("no dialog is open");
        }
        act.accept(reason);
    }

    /** Leaves the dialog by its safe button. */
    public void cancel() {
        open = false;
    }

    /** Whether a dialog is open. */
    public boolean isOpen() {
        return open;
    }

    /** The confirmation that was asked for last. */
    public Confirmation confirmation() {
        return Objects.requireNonNull(confirmation, "nothing was to be confirmed");
    }

    /** The question that was asked last. */
    public ReasonQuestion question() {
        return Objects.requireNonNull(question, "no reason was asked for");
    }

    /** The form that was opened last. */
    public FormModel form() {
        return Objects.requireNonNull(form, "no form was opened");
    }

    /** Why the open dialog's submission was refused. */
    public Problem problem() {
        return Objects.requireNonNull(problem, "nothing was refused");
    }

    /** What was said and stays until it is closed. */
    public List<String> said() {
        return said;
    }

    /** Problems that were told in a dialog of their own. */
    public List<Problem> told() {
        return told;
    }

    public String copied() {
        return copied;
    }

    /** From now on the person saves here. */
    public void saveIn(Path chosen) {
        file = chosen;
    }

    @Override
    public void saveFile(String title, String suggestedName, Consumer<Path> chosen) {
        if (file != null) {
            chosen.accept(file);
        }
    }

    /** The page that was opened last. */
    public @Nullable URI page() {
        return page;
    }

    @Override
    public void openPage(URI opened) {
        page = opened;
    }

    @Override
    public void tell(Problem what) {
        told.add(what);
    }

    @Override
    public void say(String headline, String sentence) {
        said.add(sentence);
    }

    @Override
    public void tellDone(String text) {
        said.add(text);
    }

    @Override
    public void copy(String text) {
        copied = text;
    }
}
