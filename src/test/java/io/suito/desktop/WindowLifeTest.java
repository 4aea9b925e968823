package io.suito.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.app.Backoffice;
import io.suito.app.Executor;
import io.suito.database.DatabaseSettings;
import io.suito.desktop.look.Theme;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.testing.FxThread;
import io.suito.desktop.testing.TestWindow;
import io.suito.payouts.Run;
import io.suito.sandbox.FaultRule;
import io.suito.testing.DatabaseLine;
import io.suito.testing.Gate;
import io.suito.testing.Marketplace;
import io.suito.testing.StripeProxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Screen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a window lives through: other windows, a database that goes away, being closed in the middle of a run. */
@Execution(ExecutionMode.SAME_THREAD)
class WindowLifeTest {
    private final Marketplace shop = new Marketplace();

    @BeforeEach
    void start() {
        shop.startExecutor();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static void choose(TestWindow window, int row) {
        TableView<?> table = window.find(TableView.class, ".table-view");
        FxThread.until("rows", () -> table.getItems().size() > row);
        FxThread.run(() -> table.getSelectionModel().clearAndSelect(row));
        FxThread.until("opened", () -> shows(window, ".gate"));
    }

    private static boolean shows(TestWindow window, String selector) {
        return window.scene().getRoot().lookup(selector) != null;
    }

    private static BooleanSupplier says(TestWindow window, String selector, String text) {
        return () -> window.scene().getRoot().lookupAll(selector).stream()
                .anyMatch(node -> node instanceof Label label && label.getText().contains(text));
    }

    @Test
    void two_windows_on_one_database_follow_each_other() {
        UUID partner = shop.partnerWith(4_000);
        try (TestWindow one = TestWindow.open(shop.backoffice);
                TestWindow other = TestWindow.open(shop.backoffice)) {
            choose(one, 0);
            choose(other, 0);

            shop.done("partner.hold", Map.of("partner_id", partner), "asks for the contract");

            FxThread.until("one sees it", says(one, ".gate.blocked .label", "On hold by staff"));
            FxThread.until("the other sees it", says(other, ".gate.blocked .label", "On hold by staff"));
        }
    }

    @Test
    void a_database_that_goes_away_takes_nothing_that_was_typed_and_the_run_goes_on_when_it_is_back(
            @TempDir Path home) {
        UUID paid = shop.partnerWith(4_000);
        shop.partnerWith(9_000);
        shop.stripe().fund(1_000_000);
        shop.stripe().faults(List.of(FaultRule.latency("POST /v1/*", 1_500)));
        Run run = shop.plan(List.of(paid));
        shop.stopExecutor();
        DatabaseLine line = new DatabaseLine(shop.settings.url());
        DatabaseSettings through = new DatabaseSettings(line.jdbcUrl(), shop.settings.user(), shop.settings.password());
        try (line;
                Backoffice backoffice = Backoffice.open(through);
                Executor executor = backoffice.startExecutor(shop.stripeSide(), home);
                TestWindow window = TestWindow.open(backoffice)) {
            choose(window, 0);
            TabPane tabs = window.find(TabPane.class, ".detail-tabs");
            FxThread.run(() -> tabs.getSelectionModel().select(3));
            FxThread.run(window.find(Button.class, "#partner-hold")::fire);
            TextField reason = window.find(TextField.class, "#hold-reason");
            window.type("half a sen");
            shop.execute(run);

            line.cut();
            Node banner = window.find(Node.class, ".offline-banner");
            FxThread.until("offline", banner::isVisible);
            String typed = FxThread.on(reason::getText);
            assertThat(typed).isEqualTo("half a sen");

            window.type("tence");
            line.mend();
            FxThread.until("online", () -> !banner.isVisible());
            window.press("Enter");

            FxThread.until("held", () -> !shows(window, ".dialog-card"));
            shop.awaitState(run.runId(), "completed");
            assertThat(executor.obstacle()).isEmpty();
            assertThat(shop.atStripe("transfer", shop.item(run, paid))).hasSize(1);
            assertThat(shop.value(String.class, "select note from backoffice.partner_stops where lifted_at is null"))
                    .isEqualTo("half a sentence");
        }
    }

    @Test
    void a_network_that_falls_silent_keeps_no_screen_old_and_no_window_open() {
        shop.partnerWith(4_000);
        DatabaseLine line = new DatabaseLine(shop.settings.url());
        DatabaseSettings through = new DatabaseSettings(line.jdbcUrl(), shop.settings.user(), shop.settings.password());
        try (line;
                Backoffice backoffice = Backoffice.open(through);
                TestWindow window = TestWindow.open(backoffice)) {
            TableView<?> table = window.find(TableView.class, "#table-partners");
            FxThread.until("rows", () -> table.getItems().size() == 1);
            line.fallSilent();
            shop.partnerWith(9_000);
            window.click("#area-runs");
            window.click("#area-partners");
            Node banner = window.find(Node.class, ".offline-banner");
            FxThread.until("offline", banner::isVisible);

            line.speakAgain();

            FxThread.until("online", () -> !banner.isVisible());
            FxThread.until("both partners", () -> table.getItems().size() == 2);
            line.fallSilent();
            FxThread.run(window::askToClose);
            FxThread.until("closed", () -> !window.isOpen());
        }
    }

    @Test
    void who_has_come_to_a_run_in_the_header_keeps_the_keyboard_while_it_goes_on() {
        shop.partnerWith(4_000);
        shop.partnerWith(5_000);
        shop.plan();
        shop.update("update public.payout_runs set state = 'executing', status = 'running'");
        try (TestWindow window = TestWindow.open(shop.backoffice)) {
            Button going = window.find(Button.class, "#going-run");
            FxThread.run(going::requestFocus);

            shop.update("update public.payout_runs set state = 'paused', status = 'running'");

            FxThread.until("told", () -> going.getText().startsWith("Paused at"));
            assertThat(FxThread.on(() -> going.equals(window.scene().getFocusOwner())))
                    .isTrue();
        }
    }

    @Test
    void a_window_that_was_left_on_a_screen_that_is_gone_comes_back_within_one() {
        Memory memory = Memory.fleeting();
        memory.put("window", "{\"x\": 90000, \"y\": -90000, \"width\": 99999, \"height\": 700}");

        try (TestWindow window = TestWindow.open(shop.backoffice, Locale.ENGLISH, Theme.LIGHT, memory)) {
            Rectangle2D screen = FxThread.on(() -> Screen.getPrimary().getVisualBounds());
            javafx.stage.Window shown = window.scene().getWindow();
            assertThat(screen.contains(shown.getX(), shown.getY(), shown.getWidth(), shown.getHeight()))
                    .isTrue();
        }
    }

    @Test
    void a_run_under_way_stands_in_the_header_and_leads_to_itself() {
        UUID partner = shop.partnerWith(4_000);
        shop.stripe().fund(1_000_000);
        shop.stripe().faults(List.of(FaultRule.latency("POST /v1/*", 1_500)));
        Run run = shop.plan(List.of(partner));
        try (TestWindow window = TestWindow.open(shop.backoffice)) {
            shop.execute(run);
            Button going = window.find(Button.class, "#going-run");
            assertThat(FxThread.on(going::getText)).isEqualTo("Paying 0 of 1");

            FxThread.run(going::fire);

            FxThread.until("the run", () -> shows(window, "#run-sentence"));
            // its own screen counts: two answers a moment apart would differ
            assertThat(FxThread.on(going::getText)).isEqualTo("Paying");
            FxThread.until("its end", () -> !shows(window, "#going-run"));
        }
    }

    @Test
    void larger_text_is_remembered() {
        Memory memory = Memory.fleeting();
        try (TestWindow window = TestWindow.open(shop.backoffice, Locale.ENGLISH, Theme.LIGHT, memory)) {
            assertThat(textSize(window)).isEqualTo(13);
            window.press("Shortcut+Equals");
            assertThat(textSize(window)).isEqualTo(15);
        }
        try (TestWindow window = TestWindow.open(shop.backoffice, Locale.ENGLISH, Theme.LIGHT, memory)) {
            assertThat(textSize(window)).isEqualTo(15);
            window.press("Shortcut+DIGIT0");
            assertThat(textSize(window)).isEqualTo(13);
        }
    }

    private static double textSize(TestWindow window) {
        ToggleButton area = window.find(ToggleButton.class, "#area-partners");
        return FxThread.on(() -> {
            window.scene().getRoot().applyCss();
            return area.getFont().getSize();
        });
    }

    @Test
    void closing_in_the_middle_of_a_run_says_what_happens_and_the_run_goes_on_without_the_window() {
        UUID partner = shop.partnerWith(4_000);
        shop.stripe().fund(1_000_000);
        shop.stopExecutor();
        try (StripeProxy stripe = new StripeProxy(shop.sandbox.baseUri())) {
            shop.startExecutor(Marketplace.stripeSide(stripe.baseUri(), "sk_test_marketplace"));
            // held at Stripe, the run lasts as long as a slow machine needs to come to the question
            Gate gate = Gate.at(stripe, "POST /v1/transfers");
            Run run = shop.send(partner);
            try (TestWindow window = TestWindow.open(shop.backoffice)) {
                window.find(Button.class, "#going-run");
                FxThread.run(window::askToClose);

                FxThread.until("told", says(window, ".dialog-headline", "A payout run is in progress. "));
                FxThread.run(window.find(Button.class, "#dialog-action")::fire);
                FxThread.until("closed", () -> !window.isOpen());
            }
            gate.letGo();

            shop.awaitState(run.runId(), "completed");
            assertThat(shop.item(run, partner).state()).isIn("submitted", "paid");
            shop.stopExecutor();
        }
    }

    @Test
    void closing_when_nothing_runs_asks_nothing() {
        try (TestWindow window = TestWindow.open(shop.backoffice)) {
            FxThread.run(window::askToClose);

            FxThread.until("closed", () -> !window.isOpen());
        }
    }

    @Test
    void broken_habits_do_not_keep_the_window_from_opening() {
        Memory memory = Memory.fleeting();
        memory.put("window", "{\"x\": ");
        memory.put("table.partners", "{\"widths\": {\"name\": {}}}");

        try (TestWindow window = TestWindow.open(shop.backoffice, Locale.ENGLISH, Theme.LIGHT, memory)) {
            assertThat(window.isOpen()).isTrue();
            assertThat(memory.get("table.partners")).isEmpty();
        }
    }
}
