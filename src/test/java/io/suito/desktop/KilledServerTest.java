package io.suito.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.database.DatabaseSettings;
import io.suito.database.Migrations;
import io.suito.database.embedded.PostgresOptions;
import io.suito.database.embedded.PostgresServer;
import io.suito.desktop.testing.FxThread;
import io.suito.desktop.testing.TestWindow;
import io.suito.payouts.PartnerList;
import io.suito.payouts.Run;
import io.suito.sandbox.FaultRule;
import io.suito.testing.Marketplace;
import io.suito.text.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The database's server itself is killed under a window that has a dialog open and a run going. */
@Execution(ExecutionMode.SAME_THREAD)
class KilledServerTest {
    private static final String PASSWORD = "killed";
    private static final int STOPS = 3;

    @TempDir
    Path directory = Path.of("");

    private PostgresServer start(OptionalInt port) throws IOException {
        Path password = directory.resolve("password");
        Files.writeString(password, PASSWORD + "\n");
        return PostgresServer.start(new PostgresOptions(directory, password, Secret.of(PASSWORD), port, 0));
    }

    private void kill() throws IOException {
        List<String> postmaster = Files.readAllLines(directory.resolve("postgres/postmaster.pid"));
        ProcessHandle process =
                ProcessHandle.of(Long.parseLong(postmaster.get(0))).orElseThrow();
        assertThat(process.destroyForcibly()).isTrue();
        process.onExit().join();
    }

    private static DatabaseSettings settings(PostgresServer server) {
        DatabaseSettings settings = new DatabaseSettings(PostgresServer.jdbcUrl(server.port()), "postgres", PASSWORD);
        new Migrations(settings.unpooled(), line -> {}).migrate(null, null);
        return settings;
    }

    @Test
    void nothing_typed_is_lost_and_the_run_goes_on_once_the_server_is_started_again() throws IOException {
        int port;
        try (PostgresServer first = start(OptionalInt.empty())) {
            port = first.port();
            try (Marketplace shop = new Marketplace(settings(first));
                    TestWindow window = TestWindow.open(shop.backoffice)) {
                shop.startExecutor();
                UUID paid = shop.partnerWith(4_000);
                UUID held = shop.partnerWith(9_000);
                shop.stripe().fund(1_000_000);
                shop.stripe().faults(List.of(FaultRule.latency("POST /v1/*", 1_500)));
                Run run = shop.plan(List.of(paid));
                TextField reason = openHold(window, held);
                window.type("half a sen");
                shop.execute(run);

                kill();
                Node banner = window.find(Node.class, ".offline-banner");
                FxThread.until("offline", banner::isVisible);
                window.type("tence");
                try (PostgresServer again = start(OptionalInt.of(port))) {
                    FxThread.until("online", () -> !banner.isVisible());
                    String typed = FxThread.on(reason::getText);
                    assertThat(typed).isEqualTo("half a sentence");
                    window.press("Enter");

                    FxThread.until("held", () -> window.scene().getRoot().lookup(".dialog-card") == null);
                    shop.awaitState(run.runId(), "completed");
                    assertThat(shop.atStripe("transfer", shop.item(run, paid))).hasSize(1);
                    assertThat(shop.value(
                                    String.class, "select note from backoffice.partner_stops where lifted_at is null"))
                            .isEqualTo("half a sentence");
                    assertThat(again.alive()).isTrue();
                    shop.stopExecutor();
                }
            }
        }
    }

    /** Of this very partner: which row is the first depends on what has been read. */
    private static TextField openHold(TestWindow window, UUID partner) {
        TableView<?> table = window.find(TableView.class, ".table-view");
        FxThread.until("row", () -> rowOf(table, partner) >= 0);
        FxThread.run(() -> table.getSelectionModel().clearAndSelect(rowOf(table, partner)));
        TabPane tabs = window.find(TabPane.class, ".detail-tabs");
        FxThread.until("detail", () -> window.scene().getRoot().lookup(".gate") != null);
        FxThread.run(() -> tabs.getSelectionModel().select(STOPS));
        FxThread.run(window.find(Button.class, "#partner-hold")::fire);
        return window.find(TextField.class, "#hold-reason");
    }

    private static int rowOf(TableView<?> table, UUID partner) {
        return table.getItems().stream()
                .map(row -> ((PartnerList.Row) row).id())
                .toList()
                .indexOf(partner);
    }
}
