package io.suito.desktop.dialogs;

import io.suito.desktop.text.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;

/** A problem in a dialog of its own. Of unexpected ones one is open at a time, which counts those that follow. */
final class ProblemDialog {
    private final Overlay overlay;
    private final Texts texts;
    private final Button close = new Button();
    private final Label others = new Label();
    private int more;

    ProblemDialog(StackPane root, Problem problem, Texts texts) {
        this.overlay = new Overlay(root, texts.get(problem.expected() ? "problem.refused" : "problem.unexpected"));
        this.texts = texts;
        Label sentence = new Label(problem.sentence());
        sentence.getStyleClass().add("dialog-headline");
        sentence.setWrapText(true);
        Label code = new Label(problem.code());
        code.getStyleClass().add("dialog-code");
        others.setId("dialog-others");
        others.setWrapText(true);
        others.visibleProperty().bind(others.textProperty().isNotEmpty());
        others.managedProperty().bind(others.visibleProperty());
        overlay.add(sentence, code, others);
        if (!problem.expected()) {
            overlay.add(detail(problem));
        }
        Button copy = new Button(texts.get("problem.copy"));
        copy.setOnAction(event -> Copying.copy(problem.copyable()));
        close.setText(texts.get("dialog.close"));
        close.setId("dialog-cancel");
        close.setDefaultButton(true);
        close.getStyleClass().add("accent");
        close.setOnAction(event -> overlay.close());
        overlay.addButtons(copy, close);
    }

    /** One that nobody has opened. */
    static ProblemDialog closed(StackPane root, Texts texts) {
        return new ProblemDialog(root, new Problem("", "", "", false), texts);
    }

    private TextArea detail(Problem problem) {
        TextArea detail = new TextArea(problem.detail());
        detail.setId("problem-detail");
        detail.setEditable(false);
        detail.setPrefRowCount(3);
        detail.setAccessibleText(texts.get("problem.detail"));
        return detail;
    }

    void open() {
        overlay.openUnasked(close);
    }

    boolean isOpen() {
        return overlay.isOpen();
    }

    /** Another one has come; it is in the log, as the first is. */
    void another() {
        others.setText(texts.count("problem.others", ++more));
    }
}
