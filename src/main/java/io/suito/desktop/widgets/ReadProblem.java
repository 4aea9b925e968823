package io.suito.desktop.widgets;

import io.suito.desktop.dialogs.Problem;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/**
 * Why something could not be read, and reading it again: above what was read before, or in the place of what was never
 * read. Takes no room while there is nothing to say.
 */
public final class ReadProblem extends HBox {
    private static final double SPACE = 12;

    private final Label sentence = new Label();
    private final Button again = new Button();

    public ReadProblem() {
        super(SPACE);
        setAlignment(Pos.CENTER_LEFT);
        sentence.getStyleClass().add("detail-problem");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        again.getStyleClass().add("read-again");
        again.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(sentence, again);
        show(null);
    }

    /** The name of the button that reads again, for FXML. */
    public String getAgain() {
        return again.getText();
    }

    public void setAgain(String name) {
        again.setText(name);
    }

    /** Says what the model says, and reads again on demand. */
    public void follow(ReadOnlyObjectProperty<@Nullable Problem> problem, Runnable reading) {
        problem.subscribe(this::show);
        again.setOnAction(event -> reading.run());
    }

    private void show(@Nullable Problem problem) {
        sentence.setText(problem == null ? "" : problem.sentence());
        setVisible(problem != null);
        setManaged(problem != null);
    }
}
