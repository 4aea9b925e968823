package io.suito.desktop.dialogs;

import io.suito.desktop.look.Icons;
import io.suito.desktop.text.Texts;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.Notifications;
import org.kordamp.ikonli.feather.Feather;

/** Dialogs inside a window, over everything else. */
public final class WindowDialogs implements Dialogs {
    private final StackPane root;
    private final Texts texts;
    private final FormViews forms;
    private ProblemDialog unexpected;
    private SavePlace savePlace = SavePlace::ofTheSystem;

    public WindowDialogs(StackPane root, Texts texts, FormViews forms) {
        this.root = root;
        this.texts = texts;
        this.forms = forms;
        this.unexpected = ProblemDialog.closed(root, texts);
    }

    /** Who is asked where to save files, in place of the system's own dialog. */
    public void saveBy(SavePlace place) {
        savePlace = place;
    }

    @Override
    public BooleanSupplier confirm(Confirmation question, Runnable yes) {
        Overlay overlay = new Overlay(root, question.title());
        overlay.add(headline(question.headline()), facts(question.facts()));
        Button cancel = cancel(overlay);
        Button act = action(question.action(), question.irrevocable(), question.isSafeFirst());
        act.setOnAction(event -> {
            overlay.close();
            yes.run();
        });
        overlay.addButtons(cancel, act);
        overlay.open(question.isSafeFirst() ? cancel : act);
        return overlay::isOpen;
    }

    @Override
    public void confirm(Confirmation question, Consumer<Submission> submit) {
        Overlay overlay = new Overlay(root, question.title());
        Pending pending = pending(overlay, question::action);
        Button cancel = cancel(overlay, pending);
        Button act = action(question.action(), question.irrevocable(), question.isSafeFirst());
        act.disableProperty().bind(pending.busy());
        act.setOnAction(event -> submit.accept(pending.begin()));
        overlay.add(headline(question.headline()), facts(question.facts()), pending.lines());
        overlay.addButtons(cancel, act);
        overlay.open(question.isSafeFirst() ? cancel : act);
    }

    private Pending pending(Overlay overlay, Supplier<String> action) {
        return new Pending(overlay, texts, this::tell, () -> tellDone(texts.get("asking.done_later", action.get())));
    }

    @Override
    public void askReason(ReasonQuestion question, BiConsumer<String, Submission> submit) {
        Overlay overlay = new Overlay(root, question.title());
        Pending pending = pending(overlay, question::action);
        TextField reason = new TextField();
        reason.setId("reason");
        reason.editableProperty().bind(pending.busy().not());
        Label label = new Label(question.reasonLabel());
        label.setLabelFor(reason);
        Button act = action(question.action(), question.irrevocable(), question.irrevocable());
        ObstacleLine missing = new ObstacleLine(Bindings.createStringBinding(
                () -> reason.getText().isBlank() ? texts.get("dialog.reason_missing") : "", reason.textProperty()));
        missing.helps(reason, act);
        act.disableProperty().bind(pending.busy().or(missing.textProperty().isNotEmpty()));
        act.setOnAction(event -> submit.accept(reason.getText().strip(), pending.begin()));
        overlay.add(headline(question.headline()), facts(question.facts()), label, reason, missing, pending.lines());
        overlay.addButtons(cancel(overlay, pending), act);
        overlay.open(reason);
    }

    @Override
    public void open(FormModel model) {
        Overlay overlay = new Overlay(root, model.title());
        Pending pending = pending(overlay, model.action()::get);
        Node fields = forms.fieldsOf(model);
        // what was sent already is not changed by typing on
        fields.lookupAll(".text-input").stream()
                .filter(TextInputControl.class::isInstance)
                .forEach(field -> ((TextInputControl) field)
                        .editableProperty()
                        .bind(pending.busy().not()));
        Button act = action(model.action().get(), model.irrevocable(), model.irrevocable());
        act.textProperty().bind(model.action());
        act.disableProperty().bind(pending.busy().or(model.valid().not()));
        ObstacleLine obstacle = new ObstacleLine(model.obstacle());
        obstacle.helps(act);
        act.setOnAction(event -> model.submit(pending.begin()));
        VBox facts = facts(model.facts());
        model.facts().subscribe(() -> fill(facts, model.facts()));
        Button cancel = cancel(overlay, pending);
        overlay.add(facts, fields, obstacle, pending.lines());
        overlay.addButtons(cancel, act);
        overlay.open(model.irrevocable() ? cancel : fields);
    }

    /** What was asked for already is not taken back by leaving: the button says so then. */
    private Button cancel(Overlay overlay, Pending pending) {
        Button cancel = cancel(overlay);
        cancel.textProperty()
                .bind(Bindings.when(pending.busy())
                        .then(texts.get("dialog.close"))
                        .otherwise(texts.get("dialog.cancel")));
        return cancel;
    }

    private Button cancel(Overlay overlay) {
        Button cancel = new Button(texts.get("dialog.cancel"));
        cancel.setId("dialog-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> overlay.close());
        return cancel;
    }

    /**
     * Where the safe choice comes first, as money moves, Enter does not press it by accident: it must have the focus.
     */
    private static Button action(String text, boolean irrevocable, boolean safeFirst) {
        Button act = new Button(text);
        act.setId("dialog-action");
        act.setDefaultButton(!safeFirst);
        act.getStyleClass().add(irrevocable ? "danger" : "accent");
        return act;
    }

    private static Label headline(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("dialog-headline");
        label.setWrapText(true);
        return label;
    }

    private static VBox facts(List<String> facts) {
        VBox box = new VBox();
        box.getStyleClass().add("dialog-facts");
        box.managedProperty().bind(box.visibleProperty());
        fill(box, facts);
        return box;
    }

    private static void fill(VBox box, List<String> facts) {
        box.setVisible(!facts.isEmpty());
        box.getChildren().clear();
        facts.forEach(fact -> {
            Label line = new Label(fact);
            line.setWrapText(true);
            box.getChildren().add(line);
        });
    }

    @Override
    public void saveFile(String title, String suggestedName, Consumer<Path> chosen) {
        Path place = savePlace.choose(root.getScene().getWindow(), title, suggestedName);
        if (place != null) {
            chosen.accept(place);
        }
    }

    @Override
    public void tell(Problem problem) {
        if (problem.expected() || !unexpected.isOpen()) {
            ProblemDialog dialog = new ProblemDialog(root, problem, texts);
            unexpected = problem.expected() ? unexpected : dialog;
            dialog.open();
        } else {
            unexpected.another();
        }
    }

    @Override
    public void say(String headline, String sentence) {
        Overlay overlay = new Overlay(root, headline);
        Button close = new Button(texts.get("dialog.close"));
        close.setId("dialog-cancel");
        close.setDefaultButton(true);
        close.getStyleClass().add("accent");
        close.setOnAction(event -> overlay.close());
        overlay.add(headline(sentence));
        overlay.addButtons(close);
        overlay.openUnasked(close);
    }

    @Override
    public void tellDone(String text) {
        Notifications.create()
                .owner(root.getScene().getWindow())
                .text(text)
                .graphic(Icons.of(Feather.CHECK_CIRCLE))
                .show();
    }

    @Override
    public void copy(String text) {
        Copying.copy(text);
    }

    @Override
    public void openPage(URI page) {
        Browser.open(
                page,
                () -> Platform.runLater(() -> {
                    copy(page.toString());
                    tellDone(texts.get("dialog.page_copied"));
                }));
    }
}
