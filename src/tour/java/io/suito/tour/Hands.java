package io.suito.tour;

import io.suito.desktop.DesktopSession;
import io.suito.desktop.widgets.ActionButton;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/** What a person does in one window, and the camera. */
final class Hands {
    private final Stagehand stagehand;
    private final DesktopSession session;
    private final Locale language;
    private final Consumer<String> camera;

    Hands(Stagehand stagehand, DesktopSession session, Locale language, Consumer<String> camera) {
        this.language = language;
        this.stagehand = stagehand;
        this.session = session;
        this.camera = camera;
    }

    void take(String name) {
        camera.accept(name);
    }

    Node root() {
        return session.scene().getRoot();
    }

    /** The first that a selector finds; on the window's thread. */
    <N extends Node> N find(Class<N> type, String selector) {
        return type.cast(root().lookup(selector));
    }

    <T> T on(java.util.function.Supplier<T> action) {
        return stagehand.on(action);
    }

    void run(Runnable action) {
        stagehand.run(action);
        stagehand.settle();
    }

    void until(BooleanSupplier condition) {
        stagehand.until(condition);
    }

    void untilShown(String selector) {
        until(() -> root().lookup(selector) != null);
    }

    void untilGone(String selector) {
        until(() -> root().lookup(selector) == null);
    }

    /** Waits until it can be pressed. */
    void untilPossible(String button) {
        until(() -> root().lookup(button) instanceof Button found && ActionButton.isPossible(found));
    }

    /** Waits until a short notice has come to rest. */
    void untilNotified() {
        until(() -> Window.getWindows().stream().anyMatch(PopupWindow.class::isInstance));
        stagehand.settle();
    }

    /** Waits until short notices have gone. */
    void untilQuiet() {
        until(() -> Window.getWindows().stream().noneMatch(PopupWindow.class::isInstance));
    }

    void press(String selector) {
        until(() -> root().lookup(selector) instanceof ButtonBase found && ActionButton.isPossible(found));
        run(() -> {
            ButtonBase button = find(ButtonBase.class, selector);
            button.requestFocus();
            button.fire();
        });
    }

    /** Opens the menu of a button, or closes it. */
    void menu(String selector, boolean open) {
        run(() -> {
            MenuButton button = find(MenuButton.class, selector);
            if (open) {
                button.requestFocus();
                button.show();
            } else {
                button.hide();
            }
        });
    }

    /** Chooses an item from the menu of a button. */
    void pick(String selector, String item) {
        run(() -> find(MenuButton.class, selector).getItems().stream()
                .filter(each -> item.equals(each.getId()))
                .forEach(MenuItem::fire));
    }

    void tab(String panes, int index) {
        run(() -> find(TabPane.class, panes).getSelectionModel().select(index));
    }

    void type(String selector, String text) {
        untilShown(selector);
        run(() -> {
            TextInputControl field = find(TextInputControl.class, selector);
            field.requestFocus();
            field.setText(text);
            field.end();
        });
    }

    /** Gives the dialog that is open its reason and lets it happen, with a picture in between. */
    void reason(String picture, String text) {
        type(".dialog-card .text-field", text);
        take(picture);
        agree();
    }

    void agree() {
        press("#dialog-action");
        untilGone(".dialog-card");
    }

    TableView<?> rows(String selector) {
        until(() -> root().lookup(selector) instanceof TableView<?> table
                && !table.getItems().isEmpty());
        return on(() -> Objects.requireNonNull(find(TableView.class, selector)));
    }

    void choose(TableView<?> table, int... rows) {
        run(() -> {
            table.getSelectionModel().clearSelection();
            for (int row : rows) {
                table.getSelectionModel().select(row);
            }
        });
    }

    /** What a person types, in the language of the window. */
    String words(String english, String japanese) {
        return language.getLanguage().equals("ja") ? japanese : english;
    }

    /** As the system does when the person closes the window; nothing is done when it is agreed to. */
    void askToClose() {
        run(() -> {
            session.onCloseRequest(() -> {});
            session.stage().fireEvent(new WindowEvent(session.stage(), WindowEvent.WINDOW_CLOSE_REQUEST));
        });
        untilShown(".dialog-card");
    }

    /** Closes the dialog that is open without doing anything. */
    void leave() {
        press("#dialog-cancel");
        untilGone(".dialog-card");
    }

    /** Where files are saved from now on. */
    void saveTo(Path file) {
        run(() -> session.saveBy((owner, title, suggestedName) -> file));
    }
}
