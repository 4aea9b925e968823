package io.suito.desktop.dialogs;

import io.suito.desktop.dialogs.Dialogs.Submission;
import io.suito.desktop.text.Texts;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * What became of the button that was pressed in a dialog: it says that an answer is awaited, or why it was refused. A
 * refusal that comes when the person has left the dialog is told in one of its own, for nobody would read it here.
 */
final class Pending implements Submission {
    private final Overlay overlay;
    private final Consumer<Problem> tell;
    private final Runnable tellDone;
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final Label waiting = line("dialog-waiting");
    private final ProblemLine refused = new ProblemLine();
    private final Texts texts;

    /**
     * Of a dialog.
     *
     * @param tell tells a problem in a dialog of its own
     * @param tellDone says that it is done to whoever has left the dialog
     */
    Pending(Overlay overlay, Texts texts, Consumer<Problem> tell, Runnable tellDone) {
        this.overlay = overlay;
        this.tell = tell;
        this.tellDone = tellDone;
        this.texts = texts;
        waiting.setText(texts.get("dialog.waiting"));
        waiting.visibleProperty().bind(busy);
        refused.show(null, texts);
        refused.setId("dialog-problem");
        refused.getStyleClass().add("dialog-problem");
    }

    private static Label line(String name) {
        Label label = new Label();
        label.setId(name);
        label.getStyleClass().add(name);
        label.setWrapText(true);
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    /** The lines that say it. */
    Node lines() {
        return new VBox(waiting, refused);
    }

    /** Whether a request is out: nothing may be pressed or typed then. */
    BooleanExpression busy() {
        return busy;
    }

    /** The button was pressed. */
    Submission begin() {
        busy.set(true);
        show(null);
        return this;
    }

    @Override
    public void done() {
        busy.set(false);
        if (overlay.isOpen()) {
            overlay.close();
        } else {
            tellDone.run();
        }
    }

    @Override
    public void written() {
        busy.set(false);
        overlay.close();
    }

    @Override
    public void partly(Problem problem) {
        busy.set(false);
        overlay.close();
        tell.accept(problem);
    }

    @Override
    public void failed(Problem problem) {
        busy.set(false);
        show(problem);
    }

    /** Why it was refused; null takes it back. */
    private void show(@Nullable Problem problem) {
        if (problem != null && !overlay.isOpen()) {
            tell.accept(problem);
            return;
        }
        refused.show(problem, texts);
    }
}
