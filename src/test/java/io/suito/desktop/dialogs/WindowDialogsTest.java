package io.suito.desktop.dialogs;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.dialogs.Dialogs.Submission;
import io.suito.desktop.testing.FxThread;
import io.suito.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Dialogs while a request is out. */
@Execution(ExecutionMode.SAME_THREAD)
class WindowDialogsTest {
    private static final Problem REFUSED = new Problem("Not now.", "test.not_now", "", true);

    private final StackPane root = new StackPane(new Pane());
    private final Stage stage = FxThread.on(this::open);
    private final Dialogs dialogs = FxThread.on(
            () -> new WindowDialogs(root, new Texts(Locale.ENGLISH), model -> new TextField(model.title())));
    private final List<Submission> asked = new ArrayList<>();

    private Stage open() {
        Stage window = new Stage();
        window.setScene(new Scene(root, 600, 400));
        window.show();
        return window;
    }

    @AfterEach
    void close() {
        FxThread.run(stage::hide);
    }

    private @Nullable Node look(String selector) {
        return root.lookup(selector);
    }

    private <N> N find(Class<N> type, String selector) {
        return type.cast(Objects.requireNonNull(look(selector), selector));
    }

    private void askReason() {
        dialogs.askReason(
                new ReasonQuestion("title", "headline", List.of(), "Why", "Do it", false),
                (reason, submission) -> asked.add(submission));
        find(TextField.class, "#reason").setText("because");
        find(Button.class, "#dialog-action").fire();
    }

    @Test
    void a_refusal_that_comes_when_the_dialog_was_left_is_told_in_one_of_its_own() {
        FxThread.run(() -> {
            dialogs.confirm(
                    new Confirmation("title", "headline", List.of(), "Do it", true),
                    submission -> asked.add(submission));
            find(Button.class, "#dialog-action").fire();
            find(Button.class, "#dialog-cancel").fire();
            assertThat(look(".dialog-card")).isNull();

            asked.get(0).failed(REFUSED);

            assertThat(find(Label.class, ".dialog-headline").getText()).isEqualTo("Not now.");
            assertThat(find(Label.class, ".dialog-code").getText()).isEqualTo("test.not_now");
        });
    }

    @Test
    void who_is_typing_when_a_dialog_comes_by_itself_reads_it_and_goes_on_where_he_was() {
        TextField typing = new TextField("contract miss");
        FxThread.run(() -> {
            ((Pane) root.getChildren().get(0)).getChildren().add(typing);
            root.applyCss();
            root.layout();
            typing.requestFocus();
            typing.selectRange(8, 8);

            dialogs.tell(REFUSED);
            Button close = find(Button.class, "#dialog-cancel");
            for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                Event.fireEvent(close, new KeyEvent(type, " ", " ", KeyCode.SPACE, false, false, false, false));
            }

            assertThat(look(".dialog-card")).as("was not read yet").isNotNull();
            close.fire();
            assertThat(typing.isFocused()).isTrue();
            assertThat(typing.getSelectedText()).isEmpty();
            assertThat(typing.getCaretPosition()).isEqualTo(8);
        });
    }

    @Test
    void of_what_nobody_expected_one_dialog_is_open_and_counts_the_rest() {
        FxThread.run(() -> {
            Problem broken = new Problem("Broken.", "internal", "details", false);
            dialogs.tell(broken);
            dialogs.tell(broken);
            dialogs.tell(broken);

            assertThat(root.lookupAll(".dialog-card")).hasSize(1);
            assertThat(find(Label.class, "#dialog-others").getText())
                    .isEqualTo("2 more problems of this kind have come since. Each is in the log.");
            find(Button.class, "#dialog-cancel").fire();
            assertThat(look(".dialog-card")).isNull();
            dialogs.tell(broken);
            assertThat(find(Label.class, "#dialog-others").getText()).isEmpty();
        });
    }

    @Test
    void a_form_that_moves_money_has_its_focus_on_the_safe_choice_and_says_its_numbers() {
        FxThread.run(() -> {
            FormModel form = new FormModel("Refund", "Refund ¥3,000", true) {
                @Override
                public void submit(Submission submission) {
                    throw new IllegalStateException("nobody pressed it");
                }
            };
            form.facts().add("The partner owes ¥1,000 then.");
            dialogs.open(form);

            assertThat(find(Button.class, "#dialog-cancel").isFocused()).isTrue();
            assertThat(find(Button.class, "#dialog-action").isDefaultButton()).isFalse();
            assertThat(find(Button.class, "#dialog-action").getStyleClass()).contains("danger");
            assertThat(find(Label.class, ".dialog-facts .label").getText()).contains("¥1,000");
            form.facts().set(0, "The partner owes nothing then.");
            assertThat(find(Label.class, ".dialog-facts .label").getText()).contains("nothing");
        });
    }

    @Test
    void while_a_request_is_out_it_says_so_and_nothing_can_be_typed_or_pressed() {
        FxThread.run(() -> {
            askReason();
            TextField reason = find(TextField.class, "#reason");

            assertThat(find(Label.class, "#dialog-waiting").isVisible()).isTrue();
            assertThat(reason.isEditable()).isFalse();
            reason.setText("because of more");
            find(Button.class, "#dialog-action").fire();
            assertThat(asked).hasSize(1);
            assertThat(find(Button.class, "#dialog-cancel").getText()).isEqualTo("Close");
        });
    }

    @Test
    void of_what_has_to_wait_nobody_says_that_it_is_done() {
        FxThread.run(() -> {
            askReason();
            find(Button.class, "#dialog-cancel").fire();

            asked.get(0).written();

            assertThat(Window.getWindows()).noneMatch(PopupWindow.class::isInstance);
        });
    }

    @Test
    void what_is_done_after_the_dialog_was_left_is_said() {
        FxThread.run(() -> {
            askReason();
            find(Button.class, "#dialog-cancel").fire();

            asked.get(0).done();
        });

        FxThread.until("said", () -> Window.getWindows().stream().anyMatch(PopupWindow.class::isInstance));
    }

    @Test
    void a_refusal_gives_the_dialog_back_with_what_was_typed() {
        FxThread.run(() -> {
            askReason();

            asked.get(0).failed(REFUSED);

            assertThat(find(Label.class, "#dialog-problem .problem-sentence").getText())
                    .isEqualTo("Not now.");
            assertThat(find(Label.class, "#dialog-problem .problem-code").getText())
                    .isEqualTo("[test.not_now]");
            assertThat(find(Label.class, "#dialog-waiting").isVisible()).isFalse();
            assertThat(find(TextField.class, "#reason").getText()).isEqualTo("because");
            find(Button.class, "#dialog-action").fire();
            assertThat(asked).hasSize(2);
        });
    }

    @Test
    void the_keyboard_goes_back_as_near_as_there_still_is_something() {
        FxThread.run(() -> {
            Button lift = new Button("Lift");
            VBox stops = new VBox(lift);
            Button hold = new Button("Hold");
            VBox tab = new VBox(hold, stops);
            ((Pane) root.getChildren().get(0)).getChildren().addAll(new Button("Elsewhere"), tab);
            lift.requestFocus();
            dialogs.say("title", "text");

            stops.getChildren().clear();
            find(Button.class, "#dialog-cancel").fire();

            assertThat(hold.isFocused()).isTrue();
        });
    }

    @Test
    void a_dialog_that_waits_for_a_reason_says_so_until_it_has_one() {
        FxThread.run(() -> {
            dialogs.askReason(
                    new ReasonQuestion("title", "headline", List.of(), "Why", "Do it", false),
                    (reason, submission) -> asked.add(submission));
            Label line = find(Label.class, "#dialog-obstacle");
            Button action = find(Button.class, "#dialog-action");
            assertThat(line.getText()).isEqualTo("A reason is needed.");
            assertThat(line.isVisible()).isTrue();
            assertThat(action.isDisabled()).isTrue();
            assertThat(action.getAccessibleHelp()).isEqualTo("A reason is needed.");
            assertThat(find(TextField.class, "#reason").getAccessibleHelp()).isEqualTo("A reason is needed.");

            find(TextField.class, "#reason").setText("because");

            assertThat(line.isVisible()).isFalse();
            assertThat(action.isDisabled()).isFalse();
            assertThat(action.getAccessibleHelp()).isEmpty();
            find(TextField.class, "#reason").setText(" ");
            assertThat(line.isVisible()).isTrue();
        });
    }

    /** Keeps what it was given to answer by. */
    private static final class Waiting extends FormModel {
        private final List<Submission> submitted = new ArrayList<>();

        Waiting() {
            super("Hold", "Put on hold");
            judge("");
        }

        @Override
        public void submit(Submission submission) {
            submitted.add(submission);
        }
    }

    @Test
    void a_form_waits_for_its_answer_and_stays_where_that_is_no() {
        FxThread.run(() -> {
            Waiting form = new Waiting();
            dialogs.open(form);
            find(Button.class, "#dialog-action").fire();
            assertThat(find(Label.class, "#dialog-waiting").isVisible()).isTrue();
            assertThat(find(Button.class, "#dialog-action").isDisabled()).isTrue();
            assertThat(find(Button.class, "#dialog-cancel").getText()).isEqualTo("Close");
            assertThat(find(TextField.class, ".dialog-card .text-field").isEditable())
                    .isFalse();

            form.submitted
                    .get(0)
                    .failed(new Problem("This partner is on hold already.", "stops.held_already", "", true));
            assertThat(find(Label.class, "#dialog-waiting").isVisible()).isFalse();
            assertThat(find(Node.class, "#dialog-problem").isVisible()).isTrue();
            assertThat(find(Button.class, "#dialog-action").isDisabled()).isFalse();
            assertThat(find(TextField.class, ".dialog-card .text-field").isEditable())
                    .isTrue();

            find(Button.class, "#dialog-action").fire();
            assertThat(find(Node.class, "#dialog-problem").isVisible()).isFalse();
            form.submitted.get(1).done();
            assertThat(look(".dialog-card")).isNull();
        });
    }

    @Test
    void who_has_left_a_form_that_waits_is_told_that_it_is_done() {
        FxThread.run(() -> {
            Waiting form = new Waiting();
            dialogs.open(form);
            find(Button.class, "#dialog-action").fire();
            find(Button.class, "#dialog-cancel").fire();

            form.submitted.get(0).done();
        });

        FxThread.until(
                "told",
                () -> Window.getWindows().stream()
                        .filter(PopupWindow.class::isInstance)
                        .flatMap(popup -> popup.getScene().getRoot().lookupAll(".label").stream())
                        .anyMatch(
                                label -> label instanceof Label words && "Done: Put on hold".equals(words.getText())));
    }

    @Test
    void a_form_that_cannot_be_submitted_yet_says_why() {
        FxThread.run(() -> {
            var form = new FormModel("Hold", "Put on hold") {
                @Override
                public void submit(Submission submission) {
                    throw new IllegalStateException("nobody pressed it");
                }

                void typed(String why) {
                    judge(why);
                }
            };
            form.typed("A day is needed.");
            dialogs.open(form);
            Label line = find(Label.class, "#dialog-obstacle");
            assertThat(line.getText()).isEqualTo("A day is needed.");
            assertThat(find(Button.class, "#dialog-action").getAccessibleHelp()).isEqualTo("A day is needed.");

            form.typed("");

            assertThat(line.isVisible()).isFalse();
            assertThat(find(Button.class, "#dialog-action").isDisabled()).isFalse();
        });
    }
}
