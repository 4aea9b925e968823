package io.suito.desktop.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.testing.FxThread;
import io.suito.desktop.testing.TestWindow;
import io.suito.testing.Marketplace;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A payout run from preview to the end with the keyboard alone, in the real window. */
@Execution(ExecutionMode.SAME_THREAD)
class RunsKeyboardTest {
    private final Marketplace shop = new Marketplace();
    private TestWindow window = TestWindow.open(shop.backoffice);

    @BeforeEach
    void start() {
        shop.startExecutor();
        shop.stripe().fund(1_000_000);
        shop.partnerWith(20_000);
        shop.partnerWith(30_000);
    }

    @AfterEach
    void close() {
        window.close();
        shop.close();
    }

    private void go(String words) {
        window.press("Ctrl+K");
        untilFocus("search-words");
        window.type(words);
        ListView<?> hits = window.find(ListView.class, "#search-hits");
        FxThread.until("hit", () -> hits.getItems().size() == 1);
        window.press("Enter");
    }

    private void untilFocus(String id) {
        FxThread.until("focus on " + id, () -> {
            Node focused = window.scene().getFocusOwner();
            return focused != null && id.equals(focused.getId());
        });
    }

    /** Walks with the tabulator until the button has the focus, and presses it. */
    private void walkTo(String id) {
        FxThread.until(
                id, () -> window.scene().getRoot().lookup("#" + id) instanceof Button button && !button.isDisabled());
        for (int steps = 0; steps < 60 && !FxThread.on(() -> isFocused(id)); steps++) {
            window.press("Tab");
        }
        assertThat(FxThread.on(() -> isFocused(id))).as(id + " can be reached").isTrue();
        window.press("Space");
    }

    private boolean isFocused(String id) {
        Node focused = window.scene().getFocusOwner();
        return focused != null && id.equals(focused.getId());
    }

    @Test
    void a_run_is_previewed_planned_and_paid() {
        go("Preview a run");
        walkTo("preview-plan");
        FxThread.until("reason", () -> window.scene().getFocusOwner() instanceof TextField);
        window.type("month end");
        window.press("Enter");

        walkTo("run-execute");
        untilFocus("dialog-cancel");
        window.press("Tab");
        untilFocus("dialog-action");
        window.press("Space");

        Label sentence = window.find(Label.class, "#run-sentence");
        FxThread.until("finished", () -> sentence.getText().equals("Finished: 2 of 2 partners were paid."));
        assertThat(shop.value(
                        Long.class,
                        "select sum(amount)::bigint from backoffice.payout_items where payout_id is not null"))
                .isEqualTo(50_000);
    }

    @Test
    void enter_does_not_send_money_by_accident() {
        shop.plan();
        go("Manual run");
        walkTo("run-execute");
        untilFocus("dialog-cancel");

        window.press("Enter");

        assertThat(shop.value(Long.class, "select count(*) from backoffice.stripe_commands"))
                .isZero();
        assertThat(shop.value(String.class, "select state from public.payout_runs"))
                .isEqualTo("planned");
    }
}
