package io.suito.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.database.DatabaseSettings;
import io.suito.sandbox.FaultRule;
import io.suito.testing.DatabaseLine;
import io.suito.testing.Desk;
import io.suito.testing.Marketplace;
import io.suito.testing.TestPostgres;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** The database goes away in the middle of a run: the run is finished all the same, and nobody is paid twice. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class OutagesTest {
    private static final int PARTNERS = 12;
    private static final String[] RUN = {"payouts", "run", "--yes", "--reason", "test"};

    private final Desk desk = new Desk();
    private final Marketplace shop = desk.shop;
    private final DatabaseLine line = new DatabaseLine(shop.settings.url());

    @BeforeEach
    void a_run_that_takes_a_while() {
        for (int i = 0; i < PARTNERS; i++) {
            shop.order(shop.partner(), 10_000, 8);
        }
        shop.stripe().fund(1_000_000);
        shop.stripe().faults(FaultRule.latency("POST /v1/*", 400));
        desk.with("SUITO_DATABASE_URL", line.jdbcUrl());
    }

    @AfterEach
    void close() {
        desk.close();
        line.close();
    }

    @Test
    void a_run_waits_for_a_database_that_is_away_for_a_moment_and_then_finishes() {
        CompletableFuture<JsonNode> run = inTheBackground(() -> desk.document(RUN));
        awaitFirstTransfer(run);

        line.cut();
        pause(2_500);
        line.mend();

        assertPaidOnce(run.join());
    }

    @Test
    void a_server_that_ends_connections_and_takes_no_new_ones_for_a_moment_is_waited_for() {
        CompletableFuture<JsonNode> run = inTheBackground(() -> desk.document(RUN));
        awaitFirstTransfer(run);

        String name = shop.settings.url().substring(shop.settings.url().lastIndexOf('/') + 1);
        DatabaseSettings server = new DatabaseSettings(
                shop.settings.url().replaceFirst("[^/]+$", "postgres"), shop.settings.user(), shop.settings.password());
        TestPostgres.run(server, "alter database " + name + " with allow_connections false");
        TestPostgres.run(
                server, "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        pause(1_500);
        TestPostgres.run(server, "alter database " + name + " with allow_connections true");

        assertPaidOnce(run.join());
    }

    @Test
    void a_run_whose_database_stays_away_ends_with_a_sentence_and_the_next_command_finishes_it() {
        CompletableFuture<String> run =
                inTheBackground(() -> desk.refused("payouts", "run", "--yes", "--reason", "x", "--patience", "5"));
        awaitFirstTransfer(run);

        line.cut();

        assertThat(run.join()).isEqualTo("db.connection_lost");
        assertThat(desk.err()).contains("The database does not answer; waiting for it");
        assertThat(desk.out()).contains("Nothing is lost with it").contains("start the same command again");
        line.mend();
        assertPaidOnce(desk.document("payouts", "run", "--yes"));
    }

    /** A thread of its own: on a small machine the common pool has one, and others need it. */
    private static <T> CompletableFuture<T> inTheBackground(Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                work, task -> Thread.ofPlatform().daemon().start(task));
    }

    /** However long the beginning takes: what is waited for is the middle. */
    private void awaitFirstTransfer(CompletableFuture<?> run) {
        while (shop.stripe().objects("transfer").isEmpty()) {
            if (run.isDone()) {
                throw new AssertionError("ended at once: " + run.join() + desk.out() + desk.err());
            }
            pause(20);
        }
    }

    private void assertPaidOnce(JsonNode status) {
        assertThat(status.at("/submitted").asInt()).isEqualTo(PARTNERS);
        assertThat(status.at("/agrees").asBoolean()).isTrue();
        assertThat(shop.stripe().objects("transfer")).hasSize(PARTNERS);
        assertThat(shop.stripe().objects("payout")).hasSize(PARTNERS);
        assertThat(shop.value(Long.class, "select count(*) from public.ledger where type = 'payout'"))
                .isEqualTo(PARTNERS);
    }

    private static void pause(long millis) {
        java.util.concurrent.locks.LockSupport.parkNanos(millis * 1_000_000);
    }
}
