package io.suito.desktop.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.testing.FxThread;
import io.suito.desktop.testing.Keyboard;
import io.suito.desktop.testing.TestWindow;
import io.suito.payouts.Run;
import io.suito.sandbox.FaultRule;
import io.suito.testing.Marketplace;
import java.util.List;
import java.util.UUID;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is done seldom with a run, with the keyboard alone, in the real window. */
@Execution(ExecutionMode.SAME_THREAD)
class PreviewKeyboardTest {
    private static final int CONTROL_TOTALS = 2;

    private final Marketplace shop = new Marketplace();
    private final TestWindow window = TestWindow.open(shop.backoffice);
    private final Keyboard keys = new Keyboard(window);

    @BeforeEach
    void start() {
        shop.startExecutor();
        shop.stripe().fund(1_000_000);
    }

    @AfterEach
    void close() {
        window.close();
        shop.close();
    }

    private void untilRows(String table, int rows) {
        FxThread.until(
                rows + " rows of " + table,
                () -> window.scene().getRoot().lookup(table) instanceof TableView<?> view
                        && view.getItems().size() == rows);
    }

    @Test
    void somebody_is_left_out_of_a_plan_and_taken_in_again() {
        shop.partnerWith(20_000);
        UUID most = shop.partnerWith(30_000);
        keys.find("Preview a run");
        untilRows("#table-preview_items", 2);
        keys.rows("Would be paid");

        keys.press("preview-leave-out");
        untilRows("#table-preview_items", 1);
        keys.rows("Not in the plan");
        keys.press("preview-take-in");
        untilRows("#table-preview_items", 2);
        keys.rows("Would be paid");
        keys.press("preview-leave-out");
        untilRows("#table-preview_items", 1);
        keys.press("preview-plan");
        keys.say("is paid by cheque");

        Marketplace.await("planned", () -> shop.value(Long.class, "select count(*) from backoffice.payout_items") == 1);
        assertThat(shop.values(UUID.class, "select partner_id from backoffice.payout_items"))
                .doesNotContain(most);
    }

    @Test
    void what_failed_in_a_run_is_retried_and_its_totals_are_compared_with_Stripe() {
        shop.partnerWith(20_000);
        shop.stripe()
                .faults(List.of(FaultRule.reject(
                        "POST /v1/transfers", 400, "invalid_request_error", "transfers_not_allowed", "not now")));
        Run run = shop.plan();
        shop.execute(run);
        shop.awaitState(run.runId(), "completed");
        shop.stripe().faults(List.of());
        keys.find("Manual run");

        keys.press("run-retry");
        keys.until("dialog-cancel");
        keys.agree();

        Label sentence = window.find(Label.class, "#run-sentence");
        FxThread.until("sent", () -> sentence.getText().equals("Finished. Payouts sent: 1 of 1."));
        keys.turn("detail-tabs", CONTROL_TOTALS);
        keys.press("run-compare");
        Marketplace.await(
                "compared",
                () -> shop.value(Long.class, "select count(*) from backoffice.run_controls where agrees") == 1);
    }
}
