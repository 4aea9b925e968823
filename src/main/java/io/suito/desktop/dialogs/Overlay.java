package io.suito.desktop.dialogs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A dialog inside the window: it darkens what lies under it, keeps the keyboard to itself, goes with Escape, and gives
 * the focus back to where it was, or as near to it as there still is something.
 */
final class Overlay {
    private static final long NOT_READ_YET_NANOS = 700_000_000;

    private final StackPane root;
    private final StackPane shade = new StackPane();
    private final VBox card = new VBox();
    private final EventHandler<KeyEvent> guard = Overlay::keepInside;
    /** What had the focus, then what it is in, outwards. */
    private final List<Node> before = new ArrayList<>();

    private @Nullable Scene guarded;
    private Runnable backToTheText = () -> {};

    Overlay(StackPane root, String title) {
        this.root = root;
        Label heading = new Label(title);
        heading.getStyleClass().add("dialog-title");
        heading.setWrapText(true);
        card.getStyleClass().add("dialog-card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        card.getChildren().add(heading);
        shade.getStyleClass().add("dialog-shade");
        shade.getChildren().add(card);
        shade.setAccessibleText(title);
        shade.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                close();
            }
        });
    }

    /**
     * The window's keys that lead elsewhere must not work under a dialog; those with signs and digits, which change the
     * size of the text, may. Fields have had their keys before this.
     */
    private static void keepInside(KeyEvent event) {
        if (event.isAltDown() || (event.isShortcutDown() && event.getCode().isLetterKey())) {
            event.consume();
        }
    }

    void add(Node... nodes) {
        card.getChildren().addAll(nodes);
    }

    /** The buttons at the foot, the action at the right. */
    void addButtons(Button... buttons) {
        HBox row = new HBox(buttons);
        row.getStyleClass().add("dialog-buttons");
        card.getChildren().add(row);
    }

    /**
     * As {@link #open}, for what comes by itself: whoever was typing just then has not read it, and does not mean it
     * with the next keys.
     */
    void openUnasked(Node focused) {
        Scene scene = root.getScene();
        if (scene != null && scene.getFocusOwner() instanceof TextInputControl) {
            long opened = System.nanoTime();
            shade.addEventFilter(KeyEvent.ANY, event -> {
                if (System.nanoTime() - opened < NOT_READ_YET_NANOS) {
                    event.consume();
                }
            });
        }
        open(focused);
    }

    /** Shows it with the focus on one of its nodes, or on the first field within. */
    void open(Node focused) {
        Scene scene = root.getScene();
        if (scene != null) {
            for (Node node = scene.getFocusOwner(); node != null; node = node.getParent()) {
                before.add(node);
            }
            if (scene.getFocusOwner() instanceof TextInputControl field) {
                int anchor = field.getAnchor();
                int caret = field.getCaretPosition();
                backToTheText = () -> field.selectRange(anchor, caret);
            }
            scene.addEventHandler(KeyEvent.KEY_PRESSED, guard);
            guarded = scene;
        }
        root.getChildren().forEach(under -> under.setDisable(true));
        root.getChildren().add(shade);
        shade.applyCss();
        shade.layout();
        first(focused).orElse(focused).requestFocus();
    }

    private static Optional<Node> first(Node node) {
        if (!canBeReached(node)) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .map(Overlay::first)
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }

    private static boolean canBeReached(Node node) {
        return node.getScene() != null && node.isVisible() && !node.isDisabled();
    }

    /** Whether the person still sees it. */
    boolean isOpen() {
        return root.getChildren().contains(shade);
    }

    /** Once: an answer may come to a dialog that the person has left. */
    void close() {
        if (!root.getChildren().remove(shade)) {
            return;
        }
        if (guarded != null) {
            guarded.removeEventHandler(KeyEvent.KEY_PRESSED, guard);
        }
        if (!root.getChildren().isEmpty()) {
            root.getChildren().get(root.getChildren().size() - 1).setDisable(false);
        }
        before.stream()
                .map(Overlay::first)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(this::giveBack);
    }

    /** A field that gets the keyboard selects all its text, and the next letter would take the place of it. */
    private void giveBack(Node node) {
        node.requestFocus();
        if (node.equals(before.get(0))) {
            backToTheText.run();
        }
    }
}
