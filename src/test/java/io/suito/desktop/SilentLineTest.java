package io.suito.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.app.Backoffice;
import io.suito.database.DatabaseSettings;
import io.suito.desktop.testing.FxThread;
import io.suito.desktop.testing.TestWindow;
import io.suito.testing.DatabaseLine;
import io.suito.testing.Marketplace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The network falls silent, without a word, while a dialog waits for its answer or an export reads. */
@Execution(ExecutionMode.SAME_THREAD)
class SilentLineTest {
    private final Marketplace shop = new Marketplace();
    private final DatabaseLine line = new DatabaseLine(shop.settings.url());
    private final Backoffice backoffice =
            Backoffice.open(new DatabaseSettings(line.jdbcUrl(), shop.settings.user(), shop.settings.password()));
    private final TestWindow window = TestWindow.open(backoffice);

    @AfterEach
    void close() {
        window.close();
        line.close();
        backoffice.close();
        shop.close();
    }

    private void openPartner() {
        shop.startExecutor();
        shop.partnerWith(4_000);
        TableView<?> table = window.find(TableView.class, "#table-partners");
        FxThread.until("rows", () -> table.getItems().size() == 1);
        FxThread.run(() -> table.getSelectionModel().clearAndSelect(0));
        window.find(Node.class, ".gate");
        shop.stopExecutor();
    }

    private boolean shows(String selector) {
        return window.scene().getRoot().lookup(selector) != null;
    }

    @Test
    void a_dialog_that_waits_for_its_answer_does_not_hang_with_the_line() {
        openPartner();
        FxThread.run(window.find(Button.class, "#partner-hold")::fire);
        window.find(Node.class, "#hold-reason");
        window.type("contract missing");
        window.press("Enter");
        Marketplace.await(
                "asked",
                () -> shop.value(
                                Long.class,
                                "select count(*) from backoffice.requests where kind = 'partner.hold' and status = 'queued'")
                        == 1);

        line.fallSilent();
        shop.startExecutor();
        Node banner = window.find(Node.class, ".offline-banner");
        FxThread.until("offline", banner::isVisible);
        line.speakAgain();

        // on a slow machine patience may end first: then another dialog says that the answer is told later
        FxThread.until("the answer", () -> !shows("#hold-reason"));
        assertThat(shop.value(String.class, "select note from backoffice.partner_stops where lifted_at is null"))
                .isEqualTo("contract missing");
    }

    @Test
    void an_export_that_hangs_ends_with_a_word_and_leaves_nothing_behind(@TempDir Path directory) throws SQLException {
        openPartner();
        window.savesTo(directory.resolve("partners.csv"));
        try (Connection busy = shop.settings.unpooled().getConnection();
                Statement statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute("lock table public.partners in access exclusive mode");
            FxThread.run(window.find(Button.class, "#table-export")::fire);
            Marketplace.await("the export reads", () -> shop.value(Long.class, """
                                    select count(*) from pg_stat_activity
                                     where wait_event_type = 'Lock' and query like 'select count(*)%'""") > 0);

            line.fallSilent();
        }

        FxThread.until("told", () -> says(".dialog-headline", "was broken off"));
        FxThread.until("no longer shown", () -> !shows(".running-task"));
        assertThat(directory).isEmptyDirectory();
    }

    private boolean says(String selector, String text) {
        return window.scene().getRoot().lookupAll(selector).stream()
                .anyMatch(node -> node instanceof Label label && label.getText().contains(text));
    }
}
