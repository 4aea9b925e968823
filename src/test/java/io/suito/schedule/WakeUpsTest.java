package io.suito.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.app.Backoffice;
import io.suito.database.DatabaseSettings;
import io.suito.schedule.Jobs.Job;
import io.suito.testing.DatabaseLine;
import io.suito.testing.Marketplace;
import io.suito.testing.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waking up: by the database's clock, one of many, and again after an outage. */
class WakeUpsTest {
    private final DatabaseSettings settings = TestPostgres.migrated();
    private final Backoffice direct = Backoffice.open(settings);
    private final CountDownLatch stop = new CountDownLatch(1);

    @AfterEach
    void close() {
        stop.countDown();
        direct.close();
    }

    private static Jobs jobs(Backoffice backoffice) {
        return new Jobs(
                backoffice.transactions(), List.of(Job.every("often", Duration.ofHours(1), () -> "", () -> "", false)));
    }

    private Thread keep(Backoffice backoffice) {
        WakeUps wakeUps =
                new WakeUps(UUID.randomUUID(), backoffice.dataSource(), backoffice.transactions(), jobs(backoffice));
        return Thread.ofVirtual().start(() -> wakeUps.keep(stop));
    }

    private long asked() {
        return direct.transactions()
                .call(tx -> tx.sql("select count(*) from backoffice.requests where kind = 'job.often'")
                        .one(Long.class));
    }

    private void answerAll() {
        direct.transactions().run(tx -> tx.sql("""
                        update backoffice.requests set status = 'done', finished_at = clock_timestamp()
                         where status = 'queued'""").update());
    }

    /** The job ended two hours ago. */
    private void letTimePass() {
        direct.transactions().run(tx -> {
            tx.sql("set local session_replication_role = replica").update();
            tx.sql("update backoffice.requests set finished_at = finished_at - interval '2 hours'")
                    .update();
        });
        direct.transactions()
                .run(tx -> tx.sql(
                                "update backoffice.scheduled_tasks set execution_time = backoffice.clock(), version = version + 1")
                        .update());
    }

    @Test
    void of_three_that_keep_the_schedule_one_wakes_up_and_asks_once() throws Exception {
        List<Thread> keepers = List.of(keep(direct), keep(direct), keep(direct));
        Marketplace.await("asked", () -> asked() == 1);
        answerAll();
        letTimePass();
        Marketplace.await("asked again", () -> asked() == 2);

        stop.countDown();
        for (Thread keeper : keepers) {
            assertThat(keeper.join(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void after_an_outage_of_the_database_it_wakes_up_again() throws Exception {
        try (DatabaseLine line = new DatabaseLine(settings.url());
                Backoffice through =
                        Backoffice.open(new DatabaseSettings(line.jdbcUrl(), settings.user(), settings.password()))) {
            Thread keeper = keep(through);
            Marketplace.await("asked", () -> asked() == 1);

            line.cut();
            answerAll();
            letTimePass();
            Thread.sleep(3_000);
            assertThat(asked()).isEqualTo(1);
            line.mend();

            Marketplace.await("asked again", () -> asked() == 2);
            stop.countDown();
            assertThat(keeper.join(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void the_clock_goes_by_the_database_and_not_by_this_machine() {
        direct.transactions()
                .run(tx -> tx.sql("update backoffice.clock_shift set shift = interval '400 days'")
                        .update());
        DatabaseClock clock = new DatabaseClock(direct.transactions());

        assertThat(Duration.between(java.time.Instant.now(), clock.now()))
                .isBetween(
                        Duration.ofDays(400).minusMinutes(5),
                        Duration.ofDays(400).plusMinutes(5));
    }
}
