package io.suito.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.runs.PreviewOf;
import io.suito.desktop.testing.FxThread;
import io.suito.desktop.testing.Keyboard;
import io.suito.desktop.testing.TestWindow;
import io.suito.testing.Marketplace;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whatever cannot be read says so where it would be seen, and can be read again there. */
@Execution(ExecutionMode.SAME_THREAD)
class UnreadTest {
    private final Marketplace shop = new Marketplace();

    @BeforeEach
    void start() {
        shop.startExecutor();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /** Only what is really seen: no ancestor of it is hidden. */
    private static boolean isSeen(Node node) {
        for (Parent above = node.getParent(); above != null; above = above.getParent()) {
            if (!above.isVisible()) {
                return false;
            }
        }
        return node.isVisible();
    }

    private static BooleanSupplier seen(TestWindow window, String selector) {
        return () -> window.scene().getRoot().lookupAll(selector).stream().anyMatch(UnreadTest::isSeen);
    }

    private static BooleanSupplier notSeen(TestWindow window, String selector) {
        return () -> !seen(window, selector).getAsBoolean();
    }

    private static BooleanSupplier says(TestWindow window, String selector, String text) {
        return () -> window.scene().getRoot().lookupAll(selector).stream()
                .anyMatch(node -> isSeen(node)
                        && node instanceof Label label
                        && label.getText().contains(text));
    }

    private static void readAgain(TestWindow window) {
        FxThread.run(() -> window.scene().getRoot().lookupAll(".read-again").stream()
                .filter(UnreadTest::isSeen)
                .map(Button.class::cast)
                .forEach(Button::fire));
    }

    private static void chooseFirst(TestWindow window) {
        TableView<?> table = window.find(TableView.class, ".table-view");
        FxThread.until("rows", () -> !table.getItems().isEmpty());
        FxThread.run(() -> table.getSelectionModel().clearAndSelect(0));
    }

    @Test
    void a_partner_whose_first_reading_fails_is_a_sentence_and_not_an_empty_screen() {
        shop.partnerWith(4_000);
        shop.update("alter table backoffice.stripe_account_details rename to away");
        try (TestWindow window = TestWindow.open(shop.backoffice)) {
            chooseFirst(window);

            FxThread.until("told", seen(window, ".detail-problem"));
            assertThat(FxThread.on(() -> seen(window, ".gate").getAsBoolean())).isFalse();
            shop.update("alter table backoffice.away rename to stripe_account_details");
            readAgain(window);

            FxThread.until("read", seen(window, ".gate"));
            FxThread.until("quiet", notSeen(window, ".detail-problem"));
        }
    }

    @Test
    void a_run_whose_first_reading_fails_is_a_sentence_and_not_an_empty_screen() {
        shop.partnerWith(4_000);
        shop.stripe().fund(1_000_000);
        shop.plan();
        shop.update("alter table backoffice.payout_skips rename to away");
        try (TestWindow window = TestWindow.open(shop.backoffice)) {
            new Keyboard(window).find("Manual run");

            FxThread.until("told", seen(window, ".detail-problem"));
            assertThat(FxThread.on(() -> seen(window, "#run-sentence").getAsBoolean()))
                    .isFalse();
            shop.update("alter table backoffice.away rename to payout_skips");
            readAgain(window);

            FxThread.until("read", seen(window, "#run-sentence"));
        }
    }

    @Test
    void a_preview_that_cannot_be_read_shows_no_figure_of_the_one_before() {
        shop.partnerWith(4_000);
        try (TestWindow window = TestWindow.open(shop.backoffice)) {
            showPreview(window);
            FxThread.until("read", says(window, ".figure-amount", "¥4,000"));
            shop.update("alter function backoffice.payout_candidates(timestamptz, uuid[], uuid[]) rename to away");

            choose(window, PreviewOf.NEXT);

            FxThread.until("told", seen(window, ".detail-problem"));
            assertThat(FxThread.on(() -> says(window, "#preview-headline", "next scheduled run")
                            .getAsBoolean()))
                    .isTrue();
            assertThat(FxThread.on(() -> seen(window, ".figure-amount").getAsBoolean()))
                    .isFalse();
            assertThat(FxThread.on(
                            () -> says(window, ".part-title", "Would be paid").getAsBoolean()))
                    .isFalse();
            shop.update("alter function backoffice.away(timestamptz, uuid[], uuid[]) rename to payout_candidates");
            readAgain(window);
            FxThread.until("read again", seen(window, ".figure-amount"));
        }
    }

    @Test
    void a_preview_that_cannot_be_read_anew_keeps_what_was_read_and_says_why() {
        shop.partnerWith(4_000);
        try (TestWindow window = TestWindow.open(shop.backoffice)) {
            showPreview(window);
            FxThread.until("read", says(window, ".figure-amount", "¥4,000"));
            shop.update("alter function backoffice.payout_candidates(timestamptz, uuid[], uuid[]) rename to away");

            FxThread.run(window.find(ToggleButton.class, "#area-partners")::fire);
            FxThread.run(window.find(ToggleButton.class, "#area-runs")::fire);

            FxThread.until("told", seen(window, ".detail-problem"));
            assertThat(FxThread.on(
                            () -> says(window, ".figure-amount", "¥4,000").getAsBoolean()))
                    .isTrue();
        }
    }

    private static void showPreview(TestWindow window) {
        FxThread.run(window.find(ToggleButton.class, "#area-runs")::fire);
        TabPane tabs = window.find(TabPane.class, ".tab-pane");
        FxThread.run(() -> tabs.getSelectionModel().select(1));
    }

    @SuppressWarnings("unchecked") // what is chosen there is always this
    private static void choose(TestWindow window, PreviewOf what) {
        ComboBox<PreviewOf> of = window.find(ComboBox.class, "#preview-of");
        FxThread.run(() -> of.setValue(what));
    }
}
