package io.suito.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suito.database.DatabaseSettings;
import io.suito.payouts.Run;
import io.suito.sandbox.Seed;
import io.suito.testing.Marketplace;
import io.suito.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The statements of {@code docs/operations.md}, as they stand there. */
class RunbookTest {
    @Test
    void a_login_with_the_granted_rights_and_no_others_pays_a_run() throws Exception {
        DatabaseSettings owner = TestPostgres.migrated();
        execute(owner, "drop role if exists suito_executor; create role suito_executor login password 'executor'");
        execute(owner, block("executor-grants"));
        DatabaseSettings executor = new DatabaseSettings(owner.url(), "suito_executor", "executor");
        try (Marketplace seeding = new Marketplace(owner);
                Marketplace shop = new Marketplace(executor)) {
            seeding.startExecutor();
            UUID partner = seeding.partner();
            seeding.order(partner, 10_000, 8);
            seeding.stopExecutor();
            execute(owner, "delete from backoffice.stripe_binding");

            shop.stripe().fund(1_000_000);
            shop.stripe().seed(Stream.of(new Seed.Account("acct_test1", "p1@shop.example", Instant.now(), Map.of())));
            shop.startExecutor();
            for (String job : List.of("post-sales", "release-deliveries", "account-sync", "drift-check")) {
                shop.job(job);
            }
            Run run = shop.runToEnd();
            shop.job("payout-status");

            assertThat(shop.backoffice.runReports().status(run.runId()).planned())
                    .isEqualTo(1);
            assertThat(shop.balances(partner).paidOut()).isEqualTo(9_400);
            assertThatThrownBy(() -> execute(
                            executor,
                            "insert into backoffice.payout_policy (effective_from) values (backoffice.clock())"))
                    .hasMessageContaining("permission denied");
        } finally {
            execute(owner, "drop owned by suito_executor; drop role suito_executor");
        }
    }

    @Test
    void a_policy_that_is_added_keeps_all_that_is_not_named() throws Exception {
        DatabaseSettings owner = TestPostgres.migrated();
        execute(owner, """
                insert into backoffice.payout_policy (effective_from, fee_basis_points, minimum_payout, run_time)
                values (backoffice.clock(), 700, 5000, '10:00')""");

        execute(owner, block("policy"));

        assertThat(number(owner, """
                        select count(*) from backoffice.policy(backoffice.clock())
                         where catch_up_hours = 0 and fee_basis_points = 700 and minimum_payout = 5000
                           and run_time = '10:00'""")).isEqualTo(1);
    }

    @Test
    void after_a_restore_open_commands_are_looked_up_and_not_sent() throws Exception {
        DatabaseSettings owner = TestPostgres.migrated();
        try (Marketplace shop = new Marketplace(owner)) {
            shop.startExecutor();
            shop.order(shop.partner(), 10_000, 8);
            shop.postAll(1_000_000);
            execute(
                    owner,
                    "insert into backoffice.sender_pauses (lease_name, code)"
                            + " select name, 'test' from backoffice.leases");
            shop.execute(shop.plan());
            shop.stopExecutor();
            assertThat(number(owner, "select count(*) from backoffice.stripe_commands where state = 'queued'"))
                    .isEqualTo(1);

            execute(owner, block("restore"));
            shop.startExecutor();

            Marketplace.await(
                    "look-up",
                    () -> shop.value(Long.class, "select sum(lookups)::bigint from backoffice.stripe_commands") == 1);
            assertThat(shop.stripe().objects("transfer")).isEmpty();
            assertThat(number(owner, "select count(*) from backoffice.stripe_attempts"))
                    .isZero();
        }
    }

    private static String block(String name) throws IOException {
        String runbook = Files.readString(Path.of("docs/operations.md"));
        int comment = runbook.indexOf("<!-- " + name + ":");
        int begin = runbook.indexOf("```sql", comment) + "```sql".length();
        assertThat(comment).as(name).isPositive();
        return runbook.substring(begin, runbook.indexOf("```", begin));
    }

    private static void execute(DatabaseSettings login, String statements) throws SQLException {
        try (Connection connection = TestPostgres.dataSource(login).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private static long number(DatabaseSettings login, String query) throws SQLException {
        try (Connection connection = TestPostgres.dataSource(login).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
