package io.suito.desktop.dialogs;

import io.suito.desktop.text.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, where it went wrong: the sentence, its code, and the details to copy. The same everywhere outside of
 * a dialog of its own. Takes no room while there is nothing to say.
 */
public final class ProblemLine extends FlowPane {
    private final Label sentence = new Label();
    private final Label code = new Label();
    private final Hyperlink copy = new Hyperlink();

    public ProblemLine() {
        getStyleClass().add("problem-line");
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(USE_PREF_SIZE);
        // otherwise it wants the width of its whole sentence, and pushes what stands beside it out of the window
        setMinWidth(0);
        sentence.getStyleClass().add("problem-sentence");
        sentence.setWrapText(true);
        sentence.maxWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> getWidth() - snappedLeftInset() - snappedRightInset(),
                        widthProperty(),
                        insetsProperty()));
        code.getStyleClass().add("problem-code");
        copy.getStyleClass().add("problem-copy");
        getChildren().addAll(sentence, code, copy);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** Says what a model says, from now on; once. */
    public void follow(ReadOnlyObjectProperty<@Nullable Problem> problem, Texts texts) {
        problem.subscribe(what -> show(what, texts));
    }

    /** Says it; null takes it back. */
    public void show(@Nullable Problem problem, Texts texts) {
        setVisible(problem != null);
        copy.setText(texts.get("problem.copy"));
        sentence.setText(problem == null ? "" : problem.sentence());
        code.setText(problem == null ? "" : "[" + problem.code() + "]");
        copy.setOnAction(event -> {
            copy.setVisited(false);
            if (problem != null) {
                Copying.copy(problem.copyable());
            }
        });
    }
}
