package io.suito.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suito.testing.Catalog;
import io.suito.testing.Marketplace;
import io.suito.testing.PlatformFixture;
import io.suito.testing.TestPostgres;
import io.suito.text.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Migrating while web applications work: nobody waits long behind us, and we wait for who was first. */
class PlatformTrafficTest {
    private static final Duration NOBODY_WAITS_LONGER = Duration.ofMillis(2_500);

    private final DatabaseSettings database = PlatformFixture.HALF_LEDGER.load();
    private final List<String> progress = new CopyOnWriteArrayList<>();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Test
    void a_web_transaction_is_waited_for_while_others_go_on_writing() throws Exception {
        List<Duration> waits = new CopyOnWriteArrayList<>();
        try (Connection web = TestPostgres.connect(database)) {
            web.setAutoCommit(false);
            TestPostgres.run(web, order("LONG"));
            CompletableFuture<Void> migration =
                    CompletableFuture.runAsync(() -> migrate(Duration.ofMinutes(1)), threads);
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write("WEB", waits), threads);
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> write("SHOP", waits), threads);

            Marketplace.await("the migration to let go of orders", () -> progress.size() == 1);
            // the long one goes on, takes other tables too, and must not become a deadlock's victim
            for (int n = 0; progress.size() < 2; n++) {
                TestPostgres.run(web, order("LONG" + n));
                TestPostgres.run(web, "update ledger set updated_at = localtimestamp where type = 'refund'");
                TestPostgres.run(web, "update partners set updated_at = localtimestamp where debt_cents = 0");
                TimeUnit.MILLISECONDS.sleep(100);
            }
            open.set(false);
            web.commit();
            CompletableFuture.allOf(migration, writer, other).get(60, TimeUnit.SECONDS);
        }
        assertThat(waits).hasSizeGreaterThan(10).allMatch(wait -> wait.compareTo(NOBODY_WAITS_LONGER) < 0);
        assertThat(waits).as("the migration did ask for the table meanwhile").anyMatch(wait -> wait.toMillis() > 500);
        assertThat(progress).contains("db.waiting_for_tables");
        try (Connection connection = TestPostgres.connect(database)) {
            assertThat(Catalog.lines(connection, "select count(*) > 1 from orders where order_number like 'LONG%'"))
                    .containsExactly("t");
            assertThat(Catalog.lines(
                            connection,
                            "select count(*) from orders where order_number like 'WEB%'"
                                    + " or order_number like 'SHOP%'"))
                    .containsExactly(String.valueOf(waits.size()));
            assertThat(Catalog.lines(
                            connection,
                            "select format_type(atttypid, null) from pg_attribute"
                                    + " where attrelid = 'orders'::regclass and attname = 'total'"))
                    .containsExactly("bigint");
        }
    }

    private void migrate(Duration patience) {
        new Migrations(TestPostgres.dataSource(database), progress::add, patience)
                .migrate(PlatformFixture.CUT_OVER, PlatformFixture.HALF_LEDGER.zone);
    }

    /** A web application's short transactions, one after another, until the long one ends; how long each took. */
    private void write(String prefix, List<Duration> waits) {
        try (Connection connection = TestPostgres.connect(database)) {
            for (int n = 0; open.get(); n++) {
                long start = System.nanoTime();
                TestPostgres.run(connection, order(prefix + n));
                if (open.get()) {
                    waits.add(Duration.ofNanos(System.nanoTime() - start));
                } else {
                    TestPostgres.run(connection, "delete from orders where order_number = '" + prefix + n + "'");
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String order(String number) {
        return "insert into orders (order_number, seller_id, total, created_at, updated_at) values ('" + number
                + "', md5('half-user-1')::uuid, 1500, '2026-11-19 12:00:00', '2026-11-19 12:00:00')";
    }

    @Test
    void when_patience_is_at_an_end_it_says_who_is_in_the_way_and_leaves_nothing() throws Exception {
        try (Connection web = TestPostgres.connect(database);
                Connection looker = TestPostgres.connect(database)) {
            List<String> before = Catalog.of(looker);
            web.setAutoCommit(false);
            TestPostgres.run(web, "update partners set updated_at = localtimestamp");
            String pid = Catalog.lines(web, "select pg_backend_pid()").get(0);

            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> migrate(Duration.ofMillis(10)))
                    .satisfies(refusal -> {
                        assertThat(refusal.code()).isEqualTo("db.migration_blocked");
                        assertThat(refusal.arguments()).containsExactly("partners", pid);
                    });

            assertThat(Catalog.of(looker)).isEqualTo(before);
            web.rollback();
            migrate(Duration.ofMinutes(1));
            assertThat(Catalog.lines(looker, "select count(*) from backoffice.cutover"))
                    .containsExactly("1");
        }
    }

    @Test
    void a_migration_whose_session_dies_leaves_nothing_half_done_and_can_be_run_again() throws Exception {
        List<String> before;
        try (Connection looker = TestPostgres.connect(database)) {
            before = new ArrayList<>(Catalog.of(looker));
        }
        // the trial at the very end is made to wait, so that the session dies with all the work done and not committed
        TestPostgres.run(database, """
                create function doze() returns trigger language plpgsql as $$ begin perform pg_sleep(30); return new; end $$;
                create trigger doze before insert on payout_runs for each row execute function doze()""");
        CompletableFuture<Void> migration = CompletableFuture.runAsync(() -> migrate(Duration.ofMinutes(1)), threads);
        terminateTheDozer();
        assertThat(migration
                        .handle((done, e) -> e == null ? "done" : e.getCause())
                        .get(30, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.code()).isIn("db.migration_failed", "db.connection_lost"));
        TestPostgres.run(database, "drop trigger doze on payout_runs; drop function doze()");
        try (Connection looker = TestPostgres.connect(database)) {
            assertThat(Catalog.of(looker)).isEqualTo(before);
        }
        migrate(Duration.ofMinutes(1));
    }

    private void terminateTheDozer() throws SQLException {
        try (Connection connection = TestPostgres.connect(database)) {
            Marketplace.await("the migration's last step", () -> {
                try {
                    return Catalog.lines(connection, """
                            select pg_terminate_backend(pid) from pg_stat_activity
                             where datname = current_database() and wait_event = 'PgSleep'""").size() == 1;
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }
}
