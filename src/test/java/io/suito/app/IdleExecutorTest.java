package io.suito.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.testing.Marketplace;
import io.suito.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An executor with nothing to do leaves the database alone, and yet is there at once. */
@Execution(ExecutionMode.CONCURRENT)
class IdleExecutorTest {
    /** The listening sessions of executors. */
    private static final String LISTENING = """
            from pg_stat_activity where datname = current_database() and query = 'listen suito_requests'""";

    private final Marketplace shop = new Marketplace();

    @BeforeEach
    void an_executor_listens() {
        shop.startExecutor();
        Marketplace.await("it listens", () -> count("select count(*) " + LISTENING) == 1);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void it_asks_the_database_some_dozen_times_a_second_where_polling_asked_a_hundred() throws InterruptedException {
        Thread.sleep(2_500); // what it did at its start is counted by now
        long before = transactions();

        Thread.sleep(4_000);

        // twelve on an idle machine; a clock that others disturb makes it some more
        assertThat((transactions() - before) / 4.0).isBetween(1.0, 30.0);
    }

    @Test
    void what_is_asked_is_answered_before_it_would_look_by_itself() throws InterruptedException {
        Thread.sleep(300); // the looks that follow the start are over
        List<Duration> took = new ArrayList<>();
        for (int request = 0; request < 7; request++) {
            Instant asked = Instant.now();
            answer();
            took.add(Duration.between(asked, Instant.now()));
        }
        // whoever is told nothing takes almost a second for each of them; one may be slow for other reasons
        assertThat(took.stream().sorted().skip(3).findFirst())
                .hasValueSatisfying(median -> assertThat(median).isLessThan(Duration.ofMillis(600)));
    }

    @Test
    void without_its_listening_connection_it_answers_all_the_same_and_listens_again() {
        TestPostgres.run(shop.settings, "select pg_terminate_backend(pid) " + LISTENING);

        answer();

        Marketplace.await("it listens again", () -> count("select count(*) " + LISTENING) == 1);
    }

    @Test
    void its_listening_connection_ends_with_it() {
        shop.stopExecutor();

        Marketplace.await("nobody listens", () -> count("select count(*) " + LISTENING) == 0);
    }

    private void answer() {
        UUID id = shop.backoffice.requests().ask("job.release-deliveries", Map.of(), null);
        shop.backoffice.requests().await(id, Duration.ofSeconds(10));
    }

    private long transactions() {
        TestPostgres.run(shop.settings, "select pg_stat_clear_snapshot()");
        return count("""
                select sum(xact_commit + xact_rollback) from pg_stat_database where datname = current_database()""");
    }

    private long count(String query) {
        return shop.backoffice.transactions().call(tx -> tx.sql(query).one(Long.class));
    }
}
