package io.suito.desktop.dialogs;

import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.control.Label;

/**
 * Why the action of a dialog cannot be done yet: its button takes no keyboard then, so that nobody could ask the
 * button. It keeps its room while there is nothing to say, or the dialog would jump at the first key.
 */
final class ObstacleLine extends Label {
    /** @param why as a sentence; empty while nothing is in the way */
    ObstacleLine(ObservableStringValue why) {
        setId("dialog-obstacle");
        getStyleClass().add("quiet");
        setWrapText(true);
        textProperty().bind(why);
        visibleProperty().bind(textProperty().isNotEmpty());
    }

    /** Screen readers say it where the keyboard or the person's eye is. */
    void helps(Node... nodes) {
        for (Node node : nodes) {
            node.accessibleHelpProperty().bind(textProperty());
        }
    }
}
