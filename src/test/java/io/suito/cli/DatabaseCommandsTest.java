package io.suito.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.database.DatabaseSettings;
import io.suito.testing.Desk;
import io.suito.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DatabaseCommandsTest {
    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void an_action_on_a_database_without_our_shape_names_the_command_that_gives_it() {
        at(TestPostgres.empty());

        assertThat(desk.refused("payouts", "preview")).isEqualTo("db.not_migrated");
        assertThat(desk.out()).contains("suito db migrate");
        assertThat(desk.document("db", "status").at("/waiting").asInt()).isPositive();
        JsonNode migrated = desk.document("db", "migrate");
        assertThat(migrated.at("/waiting").asInt()).isZero();
        assertThat(migrated.at("/ledger_starts_at").isNull()).isTrue();
        assertThat(desk.document("payouts", "preview").at("/total").asLong()).isZero();
    }

    @Test
    void a_platform_with_orders_is_asked_from_when_on_the_ledger_is_ours() throws SQLException {
        at(platform("paid", "text check (payment_status in ('pending', 'paid', 'refunded'))"));

        assertThat(desk.refused("db", "migrate")).isEqualTo("db.ledger_start_needed");
        assertThat(desk.run("db", "migrate", "--ledger-starts-at", "yesterday")).isEqualTo(2);
        assertThat(desk.document("db", "migrate", "--ledger-starts-at", "2026-11-01")
                        .at("/ledger_starts_at")
                        .asString())
                .isEqualTo("2026-10-31T15:00:00Z");
        assertThat(desk.refused("db", "migrate", "--ledger-starts-at", "2026-11-02"))
                .isEqualTo("db.ledger_start_fixed");
        JsonNode status = desk.document("db", "status");
        assertThat(status.at("/partially_refunded_allowed").asBoolean()).isFalse();
        assertThat(status.at("/opening_balances").asString()).isEqualTo("not_needed");
        assertThat(desk.run("db", "status")).isZero();
        assertThat(desk.out()).contains("2026-11-01 00:00").contains("does not know the status partially_refunded");
    }

    @Test
    void a_platform_whose_rule_knows_partial_refunds_is_told_apart() throws SQLException {
        at(platform("paid", "varchar(30) check (payment_status in ('paid', 'partially_refunded'))"));
        desk.document("db", "migrate", "--ledger-starts-at", "2026-11-01");

        assertThat(desk.document("db", "status")
                        .at("/partially_refunded_allowed")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void opening_balances_are_proposed_corrected_and_confirmed_by_two() throws SQLException, IOException {
        DatabaseSettings settings = platform("paid", "text");
        String partner = "0190aaaa-0000-7000-8000-000000000001";
        try (Connection connection = TestPostgres.connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table ledger (id uuid primary key default gen_random_uuid(), partner_id uuid not null,"
                            + " type text not null, amount_cents integer not null, status text, idempotency_key text)");
            statement.execute("insert into partners (id, name) values ('" + partner + "', '店舗')");
            statement.execute("insert into ledger (partner_id, type, amount_cents, status, idempotency_key) values ('"
                    + partner + "', 'sale', 5000, 'available', 'old-1')");
        }
        at(settings);
        desk.document("db", "migrate", "--ledger-starts-at", "2026-11-01", "--platform-time-zone", "Asia/Tokyo");

        assertThat(desk.document("db", "status").at("/opening_balances").asString())
                .isEqualTo("open");
        assertThat(desk.refused("payouts", "run", "--yes", "--reason", "x")).isEqualTo("payouts.opening_balances_open");
        JsonNode proposals = desk.document("db", "opening-balances");
        assertThat(proposals.at("/open").asBoolean()).isTrue();
        assertThat(proposals.at("/proposals/0/proposed").asLong()).isEqualTo(5_000);

        Path file = Files.writeString(desk.shop.home.resolve("balances.csv"), "partner_id,yen\n" + partner + ",4,50\n");
        assertThat(confirm("--file", file.toString())).isEqualTo("opening.file_line");
        Files.writeString(file, "partner_id,yen\n" + partner + ",4500\n");
        JsonNode asked = desk.document(
                "db", "opening-balances", "confirm", "--file", file.toString(), "--reason", "counted", "--yes");
        assertThat(asked.at("/total").asLong()).isEqualTo(4_500);
        String request = asked.at("/request_id").asString();
        assertThat(desk.refused("requests", "approve", request, "--yes")).isEqualTo("approval.same_person");
        TestPostgres.person(settings, "second_person");
        desk.with("SUITO_DATABASE_USER", "second_person");
        desk.document("requests", "approve", request, "--yes");

        assertThat(desk.document("db", "status").at("/opening_balances").asString())
                .isEqualTo("confirmed");
        assertThat(desk.document("partners", "show", partner)
                        .at("/balances/available")
                        .asLong())
                .isEqualTo(4_500);
        assertThat(confirm()).isEqualTo("opening.already_confirmed");
    }

    @Test
    void demo_data_fill_an_empty_database_and_the_sandbox_and_can_be_paid() {
        JsonNode made = desk.document("db", "demo-data", "--partners", "20", "--orders", "800", "--seed", "7");
        assertThat(made.at("/partners").asLong()).isEqualTo(20);
        assertThat(desk.refused("db", "demo-data")).isEqualTo("demo.not_empty");
        assertThat(desk.document("db", "status").at("/ledger_starts_at").isNull())
                .isFalse();

        JsonNode run = desk.document("payouts", "run", "--yes", "--reason", "demo");

        assertThat(run.at("/agrees").asBoolean()).isTrue();
        assertThat(run.at("/submitted").asInt())
                .isEqualTo(run.at("/planned").asInt())
                .isPositive();
        assertThat(run.at("/skipped").asInt()).isPositive();
        assertThat(desk.document("db", "status").at("/drift").asLong()).isZero();
    }

    @Test
    void demo_data_of_an_impossible_size_are_refused_by_name() {
        assertThat(desk.refused("db", "demo-data", "--partners", "0")).isEqualTo("demo.bad_size");
    }

    private String confirm(String... more) {
        String[] words = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("db", "opening-balances", "confirm", "--reason", "x", "--yes"),
                        java.util.Arrays.stream(more))
                .toArray(String[]::new);
        return desk.refused(words);
    }

    private void at(DatabaseSettings settings) {
        desk.with("SUITO_DATABASE_URL", settings.url());
    }

    /** A small platform with one order of that payment status, in a column of that type. */
    private static DatabaseSettings platform(String status, String type) throws SQLException {
        DatabaseSettings settings = TestPostgres.empty();
        try (Connection connection = TestPostgres.connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute("create table partners (id uuid primary key, name text)");
            statement.execute(
                    "create table users (id uuid primary key, email text, partner_id uuid references partners)");
            statement.execute("create table orders (id uuid primary key default gen_random_uuid(), order_number text,"
                    + " seller_id uuid references users, total integer not null default 0, payment_status " + type
                    + ", delivery_status text)");
            statement.execute(
                    "insert into orders (payment_status, delivery_status) values ('" + status + "', 'pending')");
        }
        return settings;
    }
}
