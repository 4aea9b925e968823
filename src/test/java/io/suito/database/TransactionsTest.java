package io.suito.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suito.testing.TestPostgres;
import io.suito.text.Refusal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransactionsTest {
    private final DatabaseSettings settings = TestPostgres.empty();
    private final Database database = Database.open(settings, List.of());
    private final Transactions transactions = database.transactions();

    record Row(
            UUID id,
            String text,
            long big,
            int small,
            boolean flag,
            Instant time,
            LocalDate date,
            @Nullable String none) {}

    @BeforeEach
    void table() {
        transactions.run(tx -> tx.sql("create table if not exists counters (name text primary key, value int)")
                .update());
        transactions.run(tx -> tx.sql("truncate counters").update());
        transactions.run(
                tx -> tx.sql("insert into counters values ('a', 0), ('b', 0)").update());
    }

    @AfterAll
    void close() {
        database.close();
    }

    private static int value(Tx tx, String name) {
        return tx.sql("select value from counters where name = :name")
                .set("name", name)
                .one(Integer.class);
    }

    private int value(String name) {
        return transactions.call(tx -> value(tx, name));
    }

    @Test
    void what_is_read_of_one_moment_does_not_see_what_others_change_meanwhile() {
        int sum = transactions.ofOneMoment(tx -> {
            int a = value(tx, "a");
            transactions.run(
                    other -> other.sql("update counters set value = value + 1").update());
            return a + value(tx, "b");
        });

        assertThat(sum).isZero();
        assertThat(value("b")).isEqualTo(1);
    }

    @Test
    void what_is_read_of_one_moment_writes_nothing() {
        assertThatThrownBy(() -> transactions.ofOneMoment(
                        tx -> tx.sql("update counters set value = 9").update()))
                .hasStackTraceContaining("read-only transaction");
        assertThat(value("a")).isZero();
    }

    private static void set(Tx tx, String name, int value) {
        tx.sql("update counters set value = :value where name = :name")
                .set("value", value)
                .set("name", name)
                .update();
    }

    private static void increment(Tx tx, String name) {
        tx.sql("update counters set value = value + 1 where name = :name")
                .set("name", name)
                .update();
    }

    @Test
    void what_is_committed_is_on_the_disk_also_where_the_login_was_told_to_be_quick() {
        DatabaseSettings quick = TestPostgres.login(settings, "superuser");
        DatabaseSettings careful = TestPostgres.login(settings, "superuser");
        TestPostgres.run(
                settings,
                "alter role " + quick.user() + " set synchronous_commit = off; alter role " + careful.user()
                        + " set synchronous_commit = remote_apply");

        assertThat(synchronousCommit(quick)).isEqualTo("on");
        assertThat(synchronousCommit(careful)).isEqualTo("remote_apply");
    }

    private static String synchronousCommit(DatabaseSettings settings) {
        try (Database own = Database.open(settings, List.of())) {
            return own.transactions()
                    .call(tx -> tx.sql("select current_setting('synchronous_commit')")
                            .one(String.class));
        }
    }

    @Test
    void a_read_that_hangs_can_be_broken_off_and_its_connection_is_replaced() throws InterruptedException {
        AtomicReference<Throwable> told = new AtomicReference<>();
        Thread reader = Thread.ofPlatform().start(() -> {
            try {
                transactions.call(
                        tx -> tx.sql("select cast(pg_sleep(600) as text)").one(String.class));
            } catch (RuntimeException e) {
                told.set(e);
            }
        });
        awaitSleeping(1);

        transactions.breakOff(Thread.currentThread());
        assertThat(reader.isAlive()).as("another thread's").isTrue();
        transactions.breakOff(reader);

        assertThat(reader.join(Duration.ofSeconds(10))).isTrue();
        assertThat(told.get())
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("db.connection_lost"));
        assertThat(value("a")).isZero();
    }

    private void awaitSleeping(int sessions) throws InterruptedException {
        while (transactions.call(tx -> tx.sql("""
                        select count(*) from pg_stat_activity
                         where datname = current_database() and state = 'active' and wait_event = 'PgSleep'""").one(Long.class)) < sessions) {
            Thread.sleep(20);
        }
    }

    @Test
    void rows_become_records_whatever_their_types() {
        UUID id = UUID.randomUUID();
        Instant time = Instant.parse("2026-11-20T00:00:00Z");
        Row row = transactions.call(tx -> tx.sql("""
                        select :id, 'x', 3000000000, 7, true, :time, date '2026-11-20', :none
                         where cast(:id as uuid) = any (:ids)""")
                .set("id", id)
                .set("time", time)
                .set("none", String.class, null)
                .set("ids", List.of(id))
                .one(Row.class));
        assertThat(row).isEqualTo(new Row(id, "x", 3_000_000_000L, 7, true, time, LocalDate.of(2026, 11, 20), null));
    }

    @Test
    void what_throws_leaves_nothing_behind() {
        assertThatThrownBy(() -> transactions.run(tx -> {
                    set(tx, "a", 5);
                    throw new Refusal("no");
                }))
                .isInstanceOf(Refusal.class);
        assertThat(value("a")).isZero();
    }

    @Test
    void a_serialization_failure_is_run_again() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        CyclicBarrier bothHaveRead = new CyclicBarrier(2);
        bothAtOnce(() -> transactions.run(tx -> {
            runs.incrementAndGet();
            tx.sql("set transaction isolation level serializable").update();
            int before = value(tx, "a");
            if (runs.get() <= 2) {
                await(bothHaveRead);
            }
            set(tx, "a", before + 1);
        }));

        assertThat(value("a")).isEqualTo(2);
        assertThat(runs.get()).isGreaterThan(2);
    }

    @Test
    void a_deadlock_is_run_again() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        AtomicInteger number = new AtomicInteger();
        bothAtOnce(() -> {
            boolean forwards = number.getAndIncrement() == 0;
            transactions.run(tx -> {
                int run = runs.incrementAndGet();
                String first = forwards ? "a" : "b";
                String second = forwards ? "b" : "a";
                increment(tx, first);
                if (run <= 2) {
                    await(bothHoldOne);
                }
                increment(tx, second);
            });
        });

        assertThat(value("a")).isEqualTo(2);
        assertThat(value("b")).isEqualTo(2);
        assertThat(runs.get()).isEqualTo(3);
    }

    private static void bothAtOnce(Runnable work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> one = threads.submit(work);
            Future<?> other = threads.submit(work);
            one.get(30, TimeUnit.SECONDS);
            other.get(30, TimeUnit.SECONDS);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_lost_connection_is_told_and_never_run_again() {
        AtomicInteger runs = new AtomicInteger();

        assertThatThrownBy(() -> transactions.run(tx -> {
                    runs.incrementAndGet();
                    set(tx, "a", 5);
                    tx.sql("select 1 from pg_terminate_backend(pg_backend_pid())")
                            .list(Integer.class);
                }))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("db.connection_lost"));

        assertThat(runs).hasValue(1);
        assertThat(value("a")).isZero();
    }

    @Test
    void what_our_rules_in_the_database_refuse_carries_their_code_and_facts() {
        assertThatThrownBy(() ->
                        transactions.run(tx -> tx.sql("do $$ begin raise exception 'SUITO:some.code|one|two'; end $$")
                                .update()))
                .isInstanceOfSatisfying(Refusal.class, e -> {
                    assertThat(e.code()).isEqualTo("some.code");
                    assertThat(e.arguments()).containsExactly("one", "two");
                });
    }

    @Test
    void a_transaction_may_idle_for_fifteen_seconds_whatever_the_address_says() throws SQLException {
        assertThat(idleLimit(database)).isEqualTo("15s");
        DatabaseSettings own = new DatabaseSettings(
                settings.url() + "?options=-c%20work_mem=8MB", settings.user(), settings.password());
        try (Database other = Database.open(own, List.of())) {
            assertThat(idleLimit(other)).isEqualTo("15s");
        }
    }

    private static String idleLimit(Database database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show idle_in_transaction_session_timeout")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void a_transaction_that_stood_still_too_long_has_lost_its_connection() {
        assertThatThrownBy(() -> transactions.run(tx -> {
                    tx.sql("set local idle_in_transaction_session_timeout = '20ms'")
                            .update();
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
                    tx.sql("select 1").one(Integer.class);
                }))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("db.connection_lost"));
    }
}
