package io.suito.desktop.widgets;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/**
 * A button of an {@link Action}. Where the action cannot be done it looks so, and tells why to whoever points at it,
 * comes to it with the keyboard, or presses it all the same. One that cannot be pressed any more hands the keyboard on
 * to the next of its row that can be.
 */
public final class ActionButton extends StackPane {
    /** It cannot be done now. */
    public static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private static final double BELOW = 4;

    private final Button button = new Button();
    private final Tooltip why = new Tooltip();
    private boolean emphasized;
    private boolean possible = true;
    private boolean refusedUnderDialog;
    private Runnable otherwise = () -> {};

    public ActionButton() {
        getChildren().add(button);
        why.setWrapText(true);
        why.setMaxWidth(360);
        button.disabledProperty().subscribe(this::backFromDialog);
        button.focusedProperty().subscribe(focused -> {
            if (focused) {
                sayWhy();
            } else {
                why.hide();
            }
        });
    }

    /** Shows an action; once. */
    public void show(Action action) {
        button.setId(action.id());
        button.setMinWidth(USE_PREF_SIZE);
        button.textProperty().bind(action.text());
        button.setOnAction(event -> {
            sayWhy();
            action.run();
        });
        action.obstacle().subscribe(this::showObstacle);
    }

    /** Puts the keyboard here. */
    public void takeKeyboard() {
        button.requestFocus();
    }

    /** Where the keyboard goes when neither this nor another button of the row can be pressed any more. */
    public void otherwise(Runnable place) {
        otherwise = place;
    }

    /** The main thing to do here. */
    public void emphasize() {
        emphasized = true;
        colour();
    }

    /** Whether a button, of an action or not, can be pressed now. */
    public static boolean isPossible(Node button) {
        return !button.isDisabled() && !button.getPseudoClassStates().contains(REFUSED);
    }

    private void showObstacle(String obstacle) {
        if (possible && !obstacle.isEmpty()) {
            refusedUnderDialog = button.isDisabled();
            handOnIfNeeded();
        }
        possible = obstacle.isEmpty();
        button.pseudoClassStateChanged(REFUSED, !possible);
        colour();
        button.setAccessibleHelp(obstacle);
        why.setText(obstacle);
        button.setTooltip(possible ? null : why);
        if (possible) {
            why.hide();
        }
    }

    private boolean hasKeyboard() {
        return button.getScene() != null && button.equals(button.getScene().getFocusOwner());
    }

    /** Later: the other buttons of the row do not know yet what can be done now. */
    private void handOnIfNeeded() {
        Platform.runLater(this::handOn);
    }

    /** The dialog that asked gives the keyboard back to where it was, whatever has become of it. */
    private void backFromDialog(boolean disabled) {
        if (!disabled && refusedUnderDialog) {
            refusedUnderDialog = false;
            handOnIfNeeded();
        }
    }

    private void handOn() {
        if (possible || !hasKeyboard() || getParent() == null) {
            return;
        }
        List<Node> row = new ArrayList<>(getParent().getChildrenUnmodifiable());
        Collections.rotate(row, -row.indexOf(this));
        row.stream()
                .filter(node -> node instanceof ActionButton other && other.possible && other.isVisible())
                .findFirst()
                .ifPresentOrElse(next -> ((ActionButton) next).takeKeyboard(), otherwise);
    }

    private void sayWhy() {
        Bounds place = button.localToScreen(button.getLayoutBounds());
        if (!possible && place != null) {
            why.show(button, place.getMinX(), place.getMaxY() + BELOW);
        }
    }

    private void colour() {
        button.getStyleClass().remove("accent");
        if (emphasized && possible) {
            button.getStyleClass().add("accent");
        }
    }

    /** The same action for a menu, which says the reason in its own line. */
    public static MenuItem menuItem(Action action) {
        MenuItem item = new MenuItem();
        item.setOnAction(event -> action.run());
        Runnable show = () -> {
            String obstacle = action.obstacle().get();
            item.setDisable(!obstacle.isEmpty());
            item.setText(action.text().get() + (obstacle.isEmpty() ? "" : "  –  " + obstacle));
        };
        action.text().subscribe(show);
        action.obstacle().subscribe(show);
        return item;
    }
}
