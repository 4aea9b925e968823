package io.suito.desktop.dialogs;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.dialogs.Dialogs.Submission;
import io.suito.desktop.testing.FxThread;
import io.suito.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
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
    private final Dialogs dialogs = FxThread.on(() -> new WindowDialogs(root, new Texts(Locale.ENGLISH), model -> {
        throw new IllegalStateException("no forms here");
    }));
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
    void while_a_request_is_out_it_says_so_and_nothing_can_be_typed_or_pressed() {
        FxThread.run(() -> {
            askReason();
            TextField reason = find(TextField.class, "#reason");

            assertThat(find(Label.class, "#dialog-waiting").isVisible()).isTrue();
            assertThat(reason.isEditable()).isFalse();
            reason.setText("because of more");
            find(Button.class, "#dialog-action").fire();
            assertThat(asked).hasSize(1);
        });
    }

    @Test
    void a_refusal_gives_the_dialog_back_with_what_was_typed() {
        FxThread.run(() -> {
            askReason();

            asked.get(0).failed(REFUSED);

            assertThat(find(Label.class, "#dialog-problem").getText()).isEqualTo("Not now.  [test.not_now]");
            assertThat(find(Label.class, "#dialog-waiting").isVisible()).isFalse();
            assertThat(find(TextField.class, "#reason").getText()).isEqualTo("because");
            find(Button.class, "#dialog-action").fire();
            assertThat(asked).hasSize(2);
        });
    }
}
