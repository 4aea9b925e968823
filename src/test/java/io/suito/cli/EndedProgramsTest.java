package io.suito.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.testing.FxThread;
import io.suito.desktop.testing.TestWindow;
import io.suito.payouts.Run;
import io.suito.sandbox.FaultRule;
import io.suito.testing.Desk;
import io.suito.testing.Marketplace;
import io.suito.testing.Program;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** Programs that somebody ends in the middle of their work end in good order, and others go on. */
@DisabledOnOs(OS.WINDOWS)
@Execution(ExecutionMode.SAME_THREAD)
class EndedProgramsTest {
    private static final int PARTNERS = 40;

    /** What the Java machine ends with after SIGTERM. */
    private static final int TERMINATED = 143;

    private static final int SOON_SECONDS = 60;

    private final Desk desk = new Desk();
    private final Marketplace shop = desk.shop;

    @BeforeEach
    void a_run_that_takes_a_while() {
        for (int i = 0; i < PARTNERS; i++) {
            shop.order(shop.partner(), 10_000, 8);
        }
        shop.stripe().fund(1_000_000);
        shop.stripe().faults(FaultRule.latency("POST /v1/transfers", 2_000));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_daemon_that_is_told_to_end_waits_for_what_is_on_its_way_and_the_next_one_goes_on() {
        Run run;
        try (Program daemon = Program.start(desk.environment(), "daemon")) {
            shop.job("post-sales");
            shop.job("release-deliveries");
            run = shop.plan();
            shop.execute(run);
            awaitFirstTransfer();

            daemon.askToEnd();

            assertThat(daemon.awaitEnd(SOON_SECONDS)).isIn(0, TERMINATED);
            assertThat(daemon.out()).contains("Executor ");
            assertThat(daemon.err()).doesNotContain("Exception").doesNotContain("WARN");
        }
        assertEndedInGoodOrder();
        assertThat(shop.backoffice.runReports().get(run.runId()).state()).isEqualTo("executing");
        shop.stripe().faults();

        try (Program next = Program.start(desk.environment(), "daemon")) {
            shop.awaitState(run.runId(), "completed");
            next.askToEnd();
            assertThat(next.awaitEnd(SOON_SECONDS)).isIn(0, TERMINATED);
        }
        assertPaidOnce(desk.document("payouts", "status", "--check"));
    }

    @Test
    void who_ends_a_run_is_told_in_one_sentence_how_it_goes_on_and_so_it_does() {
        try (Program paying = Program.start(desk.environment(), "payouts", "run", "--yes", "--reason", "test")) {
            awaitFirstTransfer();

            paying.askToEnd();

            assertThat(paying.awaitEnd(SOON_SECONDS)).isEqualTo(TERMINATED);
            assertThat(paying.err().lines().filter(line -> line.startsWith("Ending")))
                    .singleElement()
                    .asString()
                    .contains(desk.document("payouts", "list")
                            .at("/runs/0/run_id")
                            .asString())
                    .contains("goes on when you start suito payouts run again");
        }
        assertEndedInGoodOrder();
        shop.stripe().faults();

        assertPaidOnce(desk.document("payouts", "run", "--yes"));
    }

    @Test
    void a_window_that_is_killed_in_the_middle_of_a_run_leaves_it_to_the_next_start_and_screens_tell_of_it() {
        Map<String, String> environment = new HashMap<>(desk.environment());
        environment.put("JDK_JAVA_OPTIONS", "-Dglass.platform=Headless -Dprism.order=sw");
        Run run;
        try (Program window = Program.start(environment, "desktop")) {
            awaitWindow();
            shop.job("post-sales");
            shop.job("release-deliveries");
            run = shop.plan();
            shop.execute(run);
            awaitFirstTransfer();

            window.kill();
        }
        shop.stripe().faults();

        try (Program next = Program.start(environment, "desktop")) {
            shop.awaitState(run.runId(), "completed");
            assertThat(next.isAlive()).isTrue();
        }
        assertScreensTellOfIt();
        assertPaidOnce(desk.document("payouts", "status", "--check"));
    }

    /** The executor of the program begins before its window does; only the window listens for changes. */
    private void awaitWindow() {
        Marketplace.await(
                "the window",
                () -> shop.value(
                        Boolean.class,
                        "select exists (select from pg_stat_activity where datname = current_database()"
                                + " and query = 'listen suito_changes')"));
    }

    private void assertScreensTellOfIt() {
        try (TestWindow window = TestWindow.open(shop.backoffice)) {
            window.click("#area-runs");
            TableView<?> runs = window.find(TableView.class, "#table-runs");
            FxThread.until("the run", () -> runs.getItems().size() == 1);
            FxThread.run(() -> runs.getSelectionModel().clearAndSelect(0));
            Label sentence = window.find(Label.class, "#run-sentence");
            FxThread.until(
                    "finished",
                    () -> sentence.getText().equals("Finished. Payouts sent: " + PARTNERS + " of " + PARTNERS + "."));
            FxThread.until(
                    "what happened",
                    () -> window.scene().getRoot().lookupAll(".status").stream()
                            .anyMatch(node -> node instanceof Label label
                                    && label.getText().startsWith("It was interrupted, and ")));
        }
    }

    private void awaitFirstTransfer() {
        Marketplace.await(
                "the first transfer", () -> !shop.stripe().objects("transfer").isEmpty());
    }

    /** Everything that was sent has its answer, the lease is free, and there is something left to do. */
    private void assertEndedInGoodOrder() {
        assertThat(shop.values(String.class, "select ended_how from backoffice.executors"))
                .containsExactly("closed");
        assertThat(shop.value(Boolean.class, "select bool_and(expires_at <= clock_timestamp()) from backoffice.leases"))
                .isTrue();
        assertThat(shop.values(String.class, "select distinct state from backoffice.stripe_commands order by 1"))
                .contains("queued", "succeeded")
                .doesNotContain("sending", "unknown");
    }

    private void assertPaidOnce(JsonNode status) {
        assertThat(status.at("/submitted").asInt()).isEqualTo(PARTNERS);
        assertThat(status.at("/agrees").asBoolean()).isTrue();
        assertThat(shop.stripe().objects("transfer")).hasSize(PARTNERS);
        assertThat(shop.stripe().objects("payout")).hasSize(PARTNERS);
    }
}
