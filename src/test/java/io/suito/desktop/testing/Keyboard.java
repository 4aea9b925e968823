package io.suito.desktop.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.widgets.ActionButton;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;

/**
 * What a person does who has no mouse: looks things up, walks with the tabulator, presses what has the keyboard. It
 * never puts the keyboard anywhere by itself.
 */
public final class Keyboard {
    private static final int STEPS = 80;

    private final TestWindow window;

    public Keyboard(TestWindow window) {
        this.window = window;
    }

    /** Looks for these words and opens the first hit that says them. */
    public void find(String words) {
        window.press("Shortcut+K");
        until("search-words");
        window.type(words);
        ListView<?> hits = window.find(ListView.class, "#search-hits");
        FxThread.until(
                "hit for " + words,
                () -> !hits.getItems().isEmpty()
                        && hits.getItems().get(0).toString().contains(words));
        window.press("Enter");
    }

    /** Waits until something of this id has the keyboard by itself. */
    public void until(String id) {
        try {
            FxThread.until("keyboard in " + id, () -> isIn(node -> id.equals(node.getId())));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ", it is in " + window.whereTheKeyboardIs(), e);
        }
    }

    /** Walks until something of this id has the keyboard. */
    public void walkTo(String id) {
        walk(id, node -> id.equals(node.getId()));
    }

    /** Walks to a button that can be pressed, or waits until it can, and presses it. */
    public void press(String id) {
        FxThread.until(
                id,
                () -> window.scene().getRoot().lookup("#" + id) instanceof ButtonBase button
                        && ActionButton.isPossible(button));
        walkTo(id);
        window.press("Space");
    }

    /** Walks to tabs of a style class and turns to one of them. */
    public void turn(String tabs, int tab) {
        walk(tabs, node -> node instanceof TabPane && node.getStyleClass().contains(tabs));
        for (int i = 0; i < tab; i++) {
            window.press("Right");
        }
        FxThread.until(
                "tab " + tab,
                () -> window.scene().getFocusOwner() instanceof TabPane pane
                        && pane.getSelectionModel().getSelectedIndex() == tab);
    }

    /** Walks into the rows of the table of this name, when it has some, and to its first one. */
    public void rows(String table) {
        walk(table, node -> node instanceof TableView && table.equals(node.getAccessibleText()));
        FxThread.until(
                "rows of " + table,
                () -> window.scene().getFocusOwner() instanceof TableView<?> view
                        && !view.getItems().isEmpty());
        window.press("Home");
        FxThread.until(
                "row of " + table,
                () -> window.scene().getFocusOwner() instanceof TableView<?> view
                        && view.getSelectionModel().getSelectedIndex() == 0);
    }

    /** Walks to the action of the dialog that is open and presses it. */
    public void agree() {
        FxThread.until("dialog", () -> window.scene().getRoot().lookup("#dialog-action") != null);
        press("dialog-action");
    }

    /** Types a reason where a dialog asks for one, and sends it. */
    public void say(String reason) {
        until("reason");
        window.type(reason);
        window.press("Enter");
    }

    private void walk(String where, Predicate<Node> there) {
        for (int steps = 0; steps < STEPS && !FxThread.on(() -> isIn(there)); steps++) {
            window.press("Tab");
        }
        assertThat(FxThread.on(() -> isIn(there)))
                .as(where + " can be reached from " + window.whereTheKeyboardIs())
                .isTrue();
    }

    private boolean isIn(Predicate<Node> there) {
        Node focused = window.scene().getFocusOwner();
        return focused != null && there.test(focused);
    }
}
