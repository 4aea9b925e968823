package io.suito.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.attention.Attention;
import io.suito.testing.Desk;
import io.suito.testing.Marketplace;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What only a person can know: that a matter is settled, that a machine is gone for good. */
class PersonsWordTest {
    private static final String UNKNOWN = "01890a5d-ac96-774b-bcce-b302099a8057";

    private final Desk desk = new Desk();
    private final Marketplace shop = desk.shop;

    @AfterEach
    void close() {
        desk.close();
    }

    private String raised(String kind, Object... facts) {
        shop.backoffice
                .transactions()
                .run(tx -> Attention.raise(tx, kind, UUID.randomUUID().toString(), facts));
        return desk.document("attention").at("/items/0/id").asString();
    }

    @Test
    void an_item_that_does_not_close_by_itself_is_closed_by_a_person_with_a_reason() {
        String item = raised("foreign_ledger_entry", 500, 1);

        assertThat(desk.run("attention", "done", item, "--yes")).isEqualTo(2);
        desk.document("attention", "done", item, "--reason", "x", "--dry-run");
        assertThat(desk.document("attention").at("/items")).hasSize(1);
        assertThat(desk.run("attention")).isZero();
        assertThat(desk.out()).contains(item).contains("suito attention done");
        desk.document("attention", "done", item, "--reason", "the old importer is switched off", "--yes");

        assertThat(desk.document("attention").at("/items")).isEmpty();
        JsonNode request = desk.document("requests", "list").at("/recent/0");
        assertThat(request.at("/kind").asString()).isEqualTo("attention.done");
        assertThat(request.at("/reason").asString()).isEqualTo("the old importer is switched off");
        assertThat(request.at("/requested_by").asString()).isEqualTo(shop.settings.user());
        assertThat(desk.refused("attention", "done", item, "--reason", "x", "--yes"))
                .isEqualTo("attention.closed_already");
        assertThat(desk.refused("attention", "done", UNKNOWN, "--reason", "x", "--yes"))
                .isEqualTo("attention.unknown");
    }

    @Test
    void an_item_that_closes_by_itself_is_not_closed_before_its_time() {
        String item = raised("item_failed", "account_invalid", 9_400);

        assertThat(desk.refused("attention", "done", item, "--reason", "x", "--dry-run"))
                .isEqualTo("attention.closes_by_itself");
        assertThat(desk.refused("attention", "done", item, "--reason", "x", "--yes"))
                .isEqualTo("attention.closes_by_itself");
        assertThat(desk.document("attention").at("/items")).hasSize(1);
    }

    private String silentExecutor() {
        String id = UUID.randomUUID().toString();
        shop.update("insert into backoffice.executors (incarnation, host, pid, seen_at) values ('" + id
                + "', 'another-machine', 1, clock_timestamp() - interval '1 hour')");
        return id;
    }

    @Test
    void what_a_machine_that_is_gone_for_good_left_is_taken_up_once_a_person_says_so() {
        String gone = silentExecutor();
        UUID job = shop.backoffice.requests().ask("job.drift-check", Map.of(), null);
        shop.update("update backoffice.requests set status = 'running', executor = '" + gone
                + "', started_at = now() where id = '" + job + "'");

        JsonNode known = desk.document("executors", "list").at("/executors/0");
        assertThat(known.at("/executor").asString()).isEqualTo(gone);
        assertThat(known.at("/running_jobs").asLong()).isEqualTo(1);
        assertThat(desk.run("executors", "declare-dead", gone, "--yes")).isEqualTo(2);
        desk.document("executors", "declare-dead", gone, "--reason", "x", "--dry-run");
        assertThat(shop.backoffice.requests().find(job).status()).isEqualTo("running");
        desk.document("executors", "declare-dead", gone, "--reason", "burnt down, seen by Sato", "--yes");

        assertThat(shop.value(
                        String.class, "select ended_how from backoffice.executors where incarnation = '" + gone + "'"))
                .isEqualTo("declared dead by " + shop.settings.user() + ": burnt down, seen by Sato");
        desk.document("jobs", "run", "post-sales");
        Marketplace.await(
                "the job is done by another",
                () -> shop.backoffice.requests().find(job).status().equals("done"));
        assertThat(desk.refused("executors", "declare-dead", gone, "--reason", "x", "--yes"))
                .isEqualTo("executors.ended_already");
        assertThat(desk.refused("executors", "declare-dead", UNKNOWN, "--reason", "x", "--yes"))
                .isEqualTo("executors.unknown");
        assertThat(desk.run("executors", "list")).isZero();
        assertThat(desk.out()).contains("another-machine").contains("burnt down");
    }

    @Test
    void an_executor_that_shows_any_sign_of_life_is_not_declared_dead() throws IOException {
        String heard = silentExecutor();
        shop.update("update backoffice.executors set seen_at = clock_timestamp() - interval '20 seconds'"
                + " where incarnation = '" + heard + "'");
        assertAlive(heard);

        String sends = silentExecutor();
        shop.update("insert into backoffice.leases (name, holder, expires_at) values ('stripe-sender:acct_x:test', '"
                + sends + "', clock_timestamp() + interval '30 seconds')");
        assertAlive(sends);

        String frozen = silentExecutor();
        Path lock = Files.createDirectories(shop.home.resolve("executors")).resolve(frozen + ".lock");
        try (FileChannel file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = file.lock()) {
            assertThat(held.isValid()).isTrue();
            assertAlive(frozen);
        }
    }

    private void assertAlive(String executor) {
        for (String how : new String[] {"--dry-run", "--yes"}) {
            assertThat(desk.refused("executors", "declare-dead", executor, "--reason", "x", how))
                    .isEqualTo("executors.alive");
        }
    }
}
