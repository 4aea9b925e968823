package io.suito.desktop.widgets;

import io.suito.desktop.dialogs.Problem;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** Why what is seen could not be read anew: it is as it was last read. Takes no room while there is nothing to say. */
public final class ProblemLabel extends Label {
    public ProblemLabel() {
        getStyleClass().add("detail-problem");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        show(null);
    }

    /** Says what the model says; once. */
    public void follow(ReadOnlyObjectProperty<@Nullable Problem> problem) {
        problem.subscribe(this::show);
    }

    private void show(@Nullable Problem problem) {
        setText(problem == null ? "" : problem.sentence());
        setVisible(problem != null);
        setManaged(problem != null);
    }
}
