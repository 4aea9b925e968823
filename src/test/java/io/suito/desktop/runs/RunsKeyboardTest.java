package io.suito.desktop.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.testing.FxThread;
import io.suito.desktop.testing.Keyboard;
import io.suito.desktop.testing.TestWindow;
import io.suito.payouts.Run;
import io.suito.sandbox.FaultRule;
import io.suito.testing.Marketplace;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is done with payout runs and their items, with the keyboard alone, in the real window. */
@Execution(ExecutionMode.SAME_THREAD)
class RunsKeyboardTest {
    private static final FaultRule PAYOUT_REFUSED =
            FaultRule.reject("POST /v1/payouts", 400, "invalid_request_error", "payouts_not_allowed", "not now");

    private final Marketplace shop = new Marketplace();
    private final TestWindow window = TestWindow.open(shop.backoffice);
    private final Keyboard keys = new Keyboard(window);

    @BeforeEach
    void start() {
        shop.startExecutor();
        shop.stripe().fund(1_000_000);
        shop.partnerWith(20_000);
    }

    @AfterEach
    void close() {
        window.close();
        shop.close();
    }

    private void untilSays(String text) {
        Label sentence = window.find(Label.class, "#run-sentence");
        FxThread.until(text, () -> sentence.getText().startsWith(text));
    }

    private String state() {
        return shop.value(String.class, "select state from public.payout_runs");
    }

    private void awaitItem(String state) {
        Marketplace.await(
                "item " + state,
                () -> shop.values(String.class, "select state from backoffice.payout_items")
                        .equals(List.of(state)));
    }

    /** The run with its one item chosen. */
    private void openItem() {
        keys.find("Manual run");
        untilSays("Finished");
        keys.rows("Items");
    }

    @Test
    void a_run_is_previewed_planned_and_paid() {
        shop.partnerWith(30_000);
        keys.find("Preview a run");
        keys.press("preview-plan");
        keys.say("month end");
        FxThread.until(
                "the keyboard is in the plan",
                () -> window.scene().getFocusOwner() instanceof TabPane tabs
                        && tabs.getStyleClass().contains("detail-tabs"));

        keys.press("run-execute");
        keys.until("dialog-cancel");
        window.press("Tab");
        keys.until("dialog-action");
        window.press("Space");

        untilSays("Finished. Payouts sent: 2 of 2.");
        assertThat(shop.value(
                        Long.class,
                        "select sum(amount)::bigint from backoffice.payout_items where payout_id is not null"))
                .isEqualTo(50_000);
    }

    @Test
    void enter_does_not_send_money_by_accident() {
        shop.plan();
        keys.find("Manual run");
        keys.press("run-execute");
        keys.until("dialog-cancel");

        window.press("Enter");

        // systems differ in whether Enter presses what has the keyboard: here that is the safe choice
        assertThat(FxThread.on(this::isAsked)).isFalse();
        window.press("Escape");
        FxThread.until("left", () -> window.scene().getRoot().lookup(".dialog-card") == null);
        assertThat(shop.value(Long.class, "select count(*) from backoffice.requests where kind = 'payout-run.execute'"))
                .isZero();
        assertThat(state()).isEqualTo("planned");
    }

    /** Whether the dialog that is open waits for an answer. */
    private boolean isAsked() {
        Node waiting = window.scene().getRoot().lookup("#dialog-waiting");
        return waiting != null && waiting.isVisible();
    }

    @Test
    void a_run_is_paused_and_let_go_on() {
        shop.plan();
        shop.update("update public.payout_runs set state = 'executing', status = 'running'");
        keys.find("Manual run");

        keys.press("run-pause");
        keys.say("bank holiday");
        untilSays("Paused: \"bank holiday\".");
        keys.press("run-resume");
        keys.until("dialog-cancel");
        keys.agree();

        untilSays("Finished. Payouts sent: 1 of 1.");
        assertThat(state()).isEqualTo("completed");
    }

    @Test
    void a_plan_is_discarded() {
        shop.plan();
        keys.find("Manual run");

        keys.press("run-discard");
        keys.say("too early");
        keys.agree();

        untilSays("Discarded: 1 partner");
        assertThat(state()).isEqualTo("discarded");
    }

    @Test
    void a_failed_item_is_retried() {
        String account = shop.value(String.class, "select stripe_account_id from public.partners");
        shop.stripe()
                .faults(List.of(FaultRule.reject(
                        "POST /v1/transfers", 400, "invalid_request_error", "transfers_not_allowed", "not now")));
        Run run = shop.plan();
        shop.execute(run);
        shop.awaitState(run.runId(), "completed");
        awaitItem("failed");
        shop.stripe().faults(List.of());
        openItem();

        keys.press("item-retry");
        keys.until("dialog-cancel");
        keys.agree();

        awaitItem("submitted");
        assertThat(account).isNotEmpty();
    }

    @Test
    void a_held_item_is_released() {
        UUID partner = shop.value(UUID.class, "select id from public.partners");
        Run run = shop.plan();
        shop.done("partner.hold", Map.of("partner_id", partner), "looked at");
        shop.execute(run);
        shop.awaitState(run.runId(), "completed");
        openItem();

        keys.press("item-release");
        keys.agree();

        awaitItem("released");
    }

    @Test
    void beside_an_open_item_the_list_of_runs_gives_room_and_has_it_back_afterwards() {
        shop.runToEnd();
        keys.find("Manual run");
        untilSays("Finished");
        TableView<?> list = window.find(TableView.class, "#table-runs");
        double usual = FxThread.on(list::getWidth);

        keys.rows("Items");
        FxThread.until("room for the item", () -> list.getWidth() < usual * 0.85);
        FxThread.run(() ->
                window.find(TableView.class, "#table-items").getSelectionModel().clearSelection());

        FxThread.until("the room is given back", () -> Math.abs(list.getWidth() - usual) < 2);
    }

    private void leaveAtAccount() {
        shop.stripe().faults(List.of(PAYOUT_REFUSED));
        shop.runToEnd();
        awaitItem("at_account");
        shop.stripe().faults(List.of());
    }

    @Test
    void what_was_left_at_the_account_is_paid_out_again() {
        leaveAtAccount();
        openItem();

        keys.press("item-pay-out-again");
        keys.until("dialog-cancel");
        keys.agree();

        awaitItem("submitted");
    }

    @Test
    void what_was_left_at_the_account_is_taken_back() {
        leaveAtAccount();
        openItem();

        keys.press("item-take-back");
        keys.until("dialog-cancel");
        keys.agree();

        awaitItem("taken_back");
    }
}
