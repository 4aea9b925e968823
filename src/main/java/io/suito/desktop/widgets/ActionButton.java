package io.suito.desktop.widgets;

import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/** A button of an {@link Action}. Where the action cannot be done, pointing at the button tells why. */
public final class ActionButton extends StackPane {
    private final Button button = new Button();
    private final Tooltip why = new Tooltip();
    private boolean emphasized;

    public ActionButton() {
        getChildren().add(button);
        why.setWrapText(true);
        why.setMaxWidth(360);
    }

    /** Shows an action; once. */
    public void show(Action action) {
        button.setId(action.id());
        button.setMinWidth(USE_PREF_SIZE);
        button.textProperty().bind(action.text());
        button.setOnAction(event -> action.run());
        action.obstacle().subscribe(this::showObstacle);
    }

    /** The main thing to do here. */
    public void emphasize() {
        emphasized = true;
        colour();
    }

    // a disabled button hears no mouse: what lies under it does
    private void showObstacle(String obstacle) {
        button.setDisable(!obstacle.isEmpty());
        colour();
        button.setAccessibleHelp(obstacle);
        why.setText(obstacle);
        if (obstacle.isEmpty()) {
            Tooltip.uninstall(this, why);
        } else {
            Tooltip.install(this, why);
        }
    }

    private void colour() {
        button.getStyleClass().remove("accent");
        if (emphasized && !button.isDisable()) {
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
