package io.suito.desktop.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.testing.FxThread;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Where the keyboard goes when the action that has it cannot be done any more. */
@Execution(ExecutionMode.SAME_THREAD)
class ActionButtonTest {
    private final List<ActionButton> row = new ArrayList<>();
    private final Action execute = new Action("execute", "Execute", () -> {});
    private final Action resume = new Action("resume", "Resume", () -> {});
    private final Action pause = new Action("pause", "Pause", () -> {});
    private final Stage stage = FxThread.on(this::open);

    private Stage open() {
        HBox box = new HBox();
        Button items = new Button("Items");
        items.setId("items");
        for (Action action : List.of(execute, resume, pause)) {
            ActionButton button = new ActionButton();
            button.show(action);
            row.add(button);
        }
        box.getChildren().addAll(row);
        Stage window = new Stage();
        window.setScene(new Scene(new HBox(items, box), 600, 400));
        window.show();
        return window;
    }

    @AfterEach
    void close() {
        FxThread.run(stage::hide);
    }

    private void untilKeyboardIn(String text) {
        FxThread.until(
                text, () -> stage.getScene().getFocusOwner() instanceof Button button && text.equals(button.getText()));
    }

    /** What was to happen later on the window's thread has happened then. */
    private static void later() {
        FxThread.run(() -> {});
    }

    @Test
    void the_next_that_can_be_done_once_all_of_the_row_is_known_gets_it() {
        FxThread.run(() -> {
            resume.refuse("not paused");
            pause.refuse("not executing");
            row.get(0).takeKeyboard();

            execute.refuse("executed");
            pause.allow();
        });

        untilKeyboardIn("Pause");
        FxThread.run(() -> {
            pause.refuse("paused");
            resume.allow();
        });
        untilKeyboardIn("Resume");
    }

    @Test
    void it_goes_on_too_when_the_dialog_is_gone_under_which_the_action_was_done() {
        FxThread.run(() -> {
            resume.refuse("not paused");
            row.get(0).getParent().setDisable(true);
            execute.refuse("executed");
        });
        later();

        FxThread.run(() -> {
            row.get(0).getParent().setDisable(false);
            row.get(0).takeKeyboard();
        });

        untilKeyboardIn("Pause");
    }

    @Test
    void where_none_of_the_row_can_be_done_it_goes_where_the_row_says_and_otherwise_stays() {
        FxThread.run(() -> {
            resume.refuse("finished");
            pause.refuse("finished");
            row.get(0).takeKeyboard();
            execute.refuse("finished");
        });
        later();
        assertThat(FxThread.on(() -> stage.getScene().getFocusOwner().getId())).isEqualTo("execute");

        FxThread.run(() -> {
            execute.allow();
            row.get(0).otherwise(() -> stage.getScene().lookup("#items").requestFocus());
            execute.refuse("finished");
        });
        untilKeyboardIn("Items");
    }

    @Test
    void it_stays_where_the_action_can_be_done_again_at_once() {
        FxThread.run(() -> {
            row.get(0).takeKeyboard();
            execute.refuse("being read");
            execute.allow();
            pause.refuse("not executing");
        });
        later();

        assertThat(FxThread.on(() -> stage.getScene().getFocusOwner().getId())).isEqualTo("execute");
    }
}
