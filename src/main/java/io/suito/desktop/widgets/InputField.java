package io.suito.desktop.widgets;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** A field with its name above, and below it how it was read or why it cannot be. */
public abstract sealed class InputField extends VBox permits DateField, YenField {
    private final Label name = new Label();
    private final TextField field = new TextField();
    private final Label readAs = line("quiet");
    private final Label why = line("field-problem");

    InputField() {
        getStyleClass().add("input-field");
        name.setLabelFor(field);
        getChildren().addAll(name, field, readAs, why);
    }

    private static Label line(String style) {
        Label line = new Label();
        line.getStyleClass().add(style);
        line.setWrapText(true);
        line.visibleProperty().bind(line.textProperty().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    TextField field() {
        return field;
    }

    void show(TypedInput input) {
        field.textProperty().bindBidirectional(input.text());
        readAs.textProperty().bind(input.readAs());
        why.textProperty().bind(input.why());
        input.why().subscribe(problem -> {
            field.pseudoClassStateChanged(Styles.STATE_DANGER, !problem.isEmpty());
            field.setAccessibleHelp(problem);
        });
    }

    public final String getName() {
        return name.getText();
    }

    /** What is asked for. */
    public final void setName(String text) {
        name.setText(text);
        field.setAccessibleText(text);
    }

    public final String getPrompt() {
        return field.getPromptText();
    }

    /** How it may be typed. */
    public final void setPrompt(String text) {
        field.setPromptText(text);
    }

    public final String getFieldId() {
        return field.getId();
    }

    /** By which the field itself is found. */
    public final void setFieldId(String id) {
        field.setId(id);
    }
}
