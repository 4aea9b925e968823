package io.suito.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.app.Executor;
import io.suito.payouts.Run;
import io.suito.testing.Marketplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Several executors on one database, and one that has died. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExecutorsTest {
    private final Marketplace shop = new Marketplace();

    @AfterAll
    void close() {
        shop.close();
    }

    /** A process that died without a word: its row is there, its lock file too, but nobody holds the lock. */
    private UUID deadExecutor(Path home) throws IOException {
        UUID dead = UUID.randomUUID();
        Files.createDirectories(home.resolve("executors"));
        Path lock = Files.createFile(home.resolve("executors").resolve(dead + ".lock"));
        shop.update("insert into backoffice.executors (incarnation, host, pid, home_lock, lock_proof) values ('" + dead
                + "', 'here', 1, '" + dead + ".lock', '" + LockProof.of(lock) + "')");
        return dead;
    }

    private UUID runningJobOf(UUID executor, String kind) {
        UUID id = shop.backoffice.requests().ask(kind, Map.of(), null);
        shop.update("update backoffice.requests set status = 'running', executor = '" + executor
                + "', started_at = now() where id = '" + id + "'");
        return id;
    }

    @Test
    void a_dead_executors_running_job_is_taken_up_by_the_next_of_the_same_home(@TempDir Path home) throws IOException {
        UUID dead = deadExecutor(home);
        UUID job = runningJobOf(dead, "job.drift-check");
        UUID elsewhere = UUID.randomUUID();
        shop.update("insert into backoffice.executors (incarnation, host, pid) values ('" + elsewhere
                + "', 'another machine', 1)");
        UUID alive = runningJobOf(elsewhere, "job.post-sales");

        try (Executor next = shop.backoffice.startExecutor(shop.stripeSide(), home)) {
            Answer answer = shop.backoffice.requests().await(job, java.time.Duration.ofSeconds(90));
            assertThat(answer.status()).isEqualTo("done");
            assertThat(next.incarnation()).isNotEqualTo(dead);
        }

        assertThat(shop.backoffice.requests().find(alive).status()).isEqualTo("running");
        assertThat(shop.value(
                        String.class, "select ended_how from backoffice.executors where incarnation = '" + dead + "'"))
                .isEqualTo("process ended");
    }

    @Test
    void a_dead_senders_lease_is_free_at_once_for_the_next_of_the_same_home(@TempDir Path home) throws IOException {
        try (Executor first = shop.backoffice.startExecutor(shop.stripeSide(), home)) {
            Marketplace.await("sending", first::isSending);
        }
        UUID dead = deadExecutor(home);
        shop.update("update backoffice.leases set holder = '" + dead
                + "', fence = fence + 1, expires_at = clock_timestamp() + interval '1 minute'");
        long fence = shop.value(Long.class, "select fence from backoffice.leases");

        try (Executor next = shop.backoffice.startExecutor(shop.stripeSide(), home)) {
            Marketplace.await("sending", next::isSending);
            assertThat(shop.value(Long.class, "select fence from backoffice.leases"))
                    .isGreaterThan(fence);
        }
    }

    @Test
    void a_copied_home_does_not_declare_those_dead_who_live_where_it_came_from(
            @TempDir Path home, @TempDir Path other, @TempDir Path copy) throws IOException {
        try (Executor first = shop.backoffice.startExecutor(shop.stripeSide(), home)) {
            Marketplace.await("first sends", first::isSending);
            // not in the home of the first, who would rightly bury it there
            UUID asleep = deadExecutor(other);
            copy(home.resolve("executors"), copy.resolve("executors"));
            copy(other.resolve("executors"), copy.resolve("executors"));

            try (Executor second = shop.backoffice.startExecutor(shop.stripeSide(), copy)) {
                assertThat(shop.values(
                                UUID.class, "select incarnation from backoffice.executors where ended_at is null"))
                        .contains(first.incarnation(), asleep, second.incarnation());
            }
            assertThat(first.isSending()).isTrue();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    void of_two_executors_one_sends_both_work_and_the_other_takes_over(@TempDir Path one, @TempDir Path two) {
        Executor first = shop.backoffice.startExecutor(shop.stripeSide(), one);
        Marketplace.await("first sends", first::isSending);
        try (Executor second = shop.backoffice.startExecutor(shop.stripeSide(), two)) {
            shop.stripe().fund(100_000);
            UUID partner = shop.partnerWith(5_000);
            Run run = shop.pay(partner);
            assertThat(second.isSending()).isFalse();
            assertThat(shop.item(run, partner).state()).isEqualTo("submitted");

            first.close();
            Marketplace.await("second sends", second::isSending);
            UUID other = shop.partnerWith(6_000);
            Run next = shop.pay(other);
            assertThat(shop.atStripe("transfer", shop.item(next, other))).hasSize(1);
        }
    }

    @Test
    void a_kind_that_nobody_knows_is_answered(@TempDir Path home) {
        UUID before = shop.backoffice.requests().ask("tea.make", Map.of(), null);
        try (Executor executor = shop.backoffice.startExecutor(shop.stripeSide(), home)) {
            Answer answer = shop.backoffice.requests().await(before, java.time.Duration.ofSeconds(90));
            assertThat(answer.errorCode()).isEqualTo("request.unknown_kind");
            assertThat(answer.errorArguments()).contains("tea.make");

            UUID later = shop.backoffice.requests().ask("coffee.make", Map.of(), null);
            assertThat(shop.backoffice
                            .requests()
                            .await(later, java.time.Duration.ofSeconds(90))
                            .errorCode())
                    .isEqualTo("request.unknown_kind");
            assertThat(executor.incarnation()).isNotNull();
        }
    }

    @Test
    void a_job_of_an_executor_elsewhere_that_is_silent_runs_again_and_a_person_is_told() {
        UUID silent = UUID.randomUUID();
        shop.update("insert into backoffice.executors (incarnation, host, pid, seen_at) values ('" + silent
                + "', 'gone', 1, clock_timestamp() - interval '6 minutes')");
        UUID job = shop.backoffice.requests().ask("job.drift-check", java.util.Map.of(), "schedule");
        shop.update("update backoffice.requests set status = 'running', executor = '" + silent
                + "', started_at = clock_timestamp() where id = '" + job + "'");

        shop.startExecutor();

        Marketplace.await(
                "runs again",
                () -> shop.backoffice.requests().find(job).status().equals("done"));
        assertThat(shop.attention("executor_silent", silent)).isTrue();
        assertThat(shop.value(
                        Boolean.class,
                        "select ended_at is null from backoffice.executors where incarnation = '" + silent + "'"))
                .isTrue();
        shop.stopExecutor();
    }
}
