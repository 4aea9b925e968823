package io.suito.desktop.widgets;

import io.suito.desktop.dialogs.Problem;
import io.suito.desktop.dialogs.ProblemLine;
import io.suito.desktop.text.Texts;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/**
 * Why something could not be read, and reading it again: above what was read before, or in the place of what was never
 * read. Takes no room while there is nothing to say.
 */
public final class ReadProblem extends HBox {
    private static final double SPACE = 12;

    private final ProblemLine why = new ProblemLine();
    private final Button again = new Button();

    public ReadProblem() {
        super(SPACE);
        setAlignment(Pos.CENTER_LEFT);
        again.getStyleClass().add("read-again");
        again.setMinWidth(USE_PREF_SIZE);
        why.getStyleClass().add("detail-problem");
        HBox.setHgrow(why, Priority.ALWAYS);
        getChildren().addAll(why, again);
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
    public void follow(ReadOnlyObjectProperty<@Nullable Problem> problem, Texts texts, Runnable reading) {
        why.follow(problem, texts);
        problem.subscribe(this::show);
        again.setOnAction(event -> reading.run());
    }

    private void show(@Nullable Problem problem) {
        setVisible(problem != null);
        setManaged(problem != null);
    }
}
