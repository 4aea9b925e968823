package io.suito.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suito.testing.Catalog;
import io.suito.testing.PlatformFixture;
import io.suito.testing.TestPostgres;
import io.suito.text.Messages;
import io.suito.text.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shapes that nobody should guess about are refused with a code, and a refusal leaves the database as it was. */
class PlatformShapesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NODE        | db.platform_shape    | orders.id             | drop table "OrderItem"; alter table orders drop column id cascade, add column id bigint generated always as identity primary key
            NODE        | db.platform_shape    | orders.id             | alter table "OrderItem" drop constraint "OrderItem_orderId_fkey"; alter table orders drop constraint orders_pkey
            NODE        | db.platform_shape    | orders                | alter table orders rename to orders_2; create view orders as select * from orders_2
            NODE        | db.platform_shape    | orders.total          | drop view "paidOrders"; alter table orders alter total type text
            NODE        | db.platform_shape    | orders.total          | alter table orders rename total to amount
            NODE        | db.platform_shape    | orders.delivery_completed_at | alter table orders alter delivery_completed_at type date
            NODE        | db.platform_shape    | orders.payment_status | drop view "paidOrders"; alter table orders alter payment_status drop default, alter payment_status type integer using 1
            NODE        | db.platform_shape    | orders.payment_status | alter type payment_status rename value 'paid' to 'settled'
            NODE        | db.platform_shape    | users.partner_id      | alter table users alter partner_id type text
            NODE        | db.account_twice     | acct_1Node0000000001  | update partners set stripe_account_id = 'acct_1Node0000000001' where stripe_account_id = 'acct_1Node0000000002'
            HALF_LEDGER | db.platform_shape    | ledger.amount_cents   | drop materialized view partner_totals; alter table ledger alter amount_cents type numeric(12, 2)
            HALF_LEDGER | db.platform_shape    | ledger.amount_cents   | alter table ledger rename amount_cents to amount
            HALF_LEDGER | db.platform_shape    | ledger.type           | create type entry_type as enum ('sale', 'platform_fee', 'payout', 'refund'); alter table ledger alter type type entry_type using type::entry_type
            HALF_LEDGER | db.platform_shape    | payout_runs.run_id    | alter table payout_runs alter run_id drop default, alter run_id type text
            HALF_LEDGER | db.ledger_key_twice  | the same              | alter table ledger drop constraint ledger_idempotency_key_key; update ledger set idempotency_key = 'the same' where type = 'payout'
            HALF_LEDGER | db.column_taken      | ledger.origin         | alter table ledger add column origin text
            HALF_LEDGER | db.column_taken      | payout_runs.state     | alter table payout_runs add column state text
            HALF_LEDGER | db.platform_rule     | ledger                | alter table ledger add check (type in ('sale', 'platform_fee', 'refund', 'payout'))
            HALF_LEDGER | db.platform_rule     | ledger                | alter table ledger add column branch text not null default 'x'; alter table ledger alter branch drop default
            HALF_LEDGER | db.platform_rule     | ledger                | alter table ledger alter idempotency_key type varchar(60)
            HALF_LEDGER | db.platform_rule     | payout_runs           | alter table payout_runs add check (status in ('pending', 'completed'))
            HALF_LEDGER | db.schema_taken      |                       | create schema backoffice create table kitchen (id int)
            """)
    void a_shape_that_nobody_should_guess_about_is_refused_and_nothing_changes(
            PlatformFixture platform, String code, String subject, String change) throws SQLException {
        DatabaseSettings database = platform.load();
        try (Connection connection = TestPostgres.connect(database)) {
            TestPostgres.run(connection, change);
            List<String> catalog = Catalog.of(connection);
            Map<String, List<String>> rows = Catalog.rows(connection);

            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> platform.migrate(database))
                    .satisfies(refusal -> {
                        assertThat(refusal.code()).isEqualTo(code);
                        if (subject != null) {
                            assertThat(refusal.arguments().get(0)).isEqualTo(subject);
                        }
                        assertThat(refusal.sentence(Locale.ENGLISH))
                                .doesNotContain("{")
                                .contains(".");
                        assertThat(Messages.sentence(Locale.JAPANESE, code, refusal.arguments()))
                                .contains("。");
                    });

            assertThat(Catalog.of(connection)).isEqualTo(catalog);
            assertThat(Catalog.rows(connection)).isEqualTo(rows);
        }
    }

    @Test
    void after_the_obstacle_is_gone_the_same_migration_goes_through() {
        DatabaseSettings database = PlatformFixture.HALF_LEDGER.load();
        TestPostgres.run(database, "alter table payout_runs add constraint few check (status = 'completed')");
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> PlatformFixture.HALF_LEDGER.migrate(database));

        TestPostgres.run(database, "alter table payout_runs drop constraint few");

        assertThatCode(() -> PlatformFixture.HALF_LEDGER.migrate(database)).doesNotThrowAnyException();
        assertThat(status(database).waiting()).isZero();
    }

    @Test
    void an_empty_schema_made_for_us_is_used_and_left_there_by_a_refusal() throws SQLException {
        DatabaseSettings database = PlatformFixture.HALF_LEDGER.load();
        TestPostgres.run(database, "create schema backoffice; alter table ledger add column origin text");
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> PlatformFixture.HALF_LEDGER.migrate(database));
        try (Connection connection = TestPostgres.connect(database)) {
            assertThat(Catalog.lines(connection, """
                    select count(*) filter (where nspname = 'backoffice')
                           || ' ' || (select count(*) from pg_class where relnamespace = to_regnamespace('backoffice'))
                      from pg_namespace""")).containsExactly("1 0");
        }
    }

    @Test
    void a_server_that_is_too_old_is_refused() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Preflight.requireServer(140_012, "14.12"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("db.server_too_old"));
        assertThatCode(() -> Preflight.requireServer(150_000, "15.0")).doesNotThrowAnyException();
    }

    @Test
    void on_a_database_with_orders_the_start_of_the_ledger_must_be_said_and_stays() {
        DatabaseSettings database = PlatformFixture.NODE.load();
        Migrations migrations = new Migrations(TestPostgres.dataSource(database), line -> {});
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> migrations.migrate(null, null))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("db.ledger_start_needed"));

        migrations.migrate(PlatformFixture.CUT_OVER, null);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> migrations.migrate(Instant.parse("2026-11-01T00:00:00Z"), null))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("db.ledger_start_fixed");
                    assertThat(refusal.arguments()).containsExactly("2026-10-01 00:00:00 JST");
                });
        assertThat(status(database).cutOver())
                .satisfies(facts -> assertThat(facts)
                        .isNotNull()
                        .extracting("ledgerStartsAt")
                        .isEqualTo("2026-09-30T15:00:00Z"));
    }

    @Test
    void an_empty_database_needs_no_start() {
        DatabaseSettings database = TestPostgres.empty();
        assertThat(status(database))
                .isEqualTo(new MigrationStatus("", 0, status(database).waiting(), null));

        new Migrations(TestPostgres.dataSource(database), line -> {}).migrate(null, null);

        MigrationStatus status = status(database);
        assertThat(status.waiting()).isZero();
        assertThat(status.applied()).isPositive();
        assertThat(status.cutOver()).isNotNull().extracting("openingBalances").isEqualTo("not_needed");
    }

    @Test
    void two_programs_that_migrate_at_once_do_it_once() throws SQLException {
        DatabaseSettings database = PlatformFixture.HALF_LEDGER.load();
        CompletableFuture<Void> other = CompletableFuture.runAsync(
                () -> PlatformFixture.HALF_LEDGER.migrate(database), Executors.newVirtualThreadPerTaskExecutor());

        PlatformFixture.HALF_LEDGER.migrate(database);
        other.join();

        try (Connection connection = TestPostgres.connect(database)) {
            assertThat(Catalog.lines(connection, """
                    select version from backoffice.flyway_schema_history where version is not null"""))
                    .doesNotHaveDuplicates()
                    .hasSize(status(database).applied());
            assertThat(Catalog.lines(connection, "select count(*) from backoffice.partner_stops"))
                    .containsExactly("1");
        }
    }

    private static MigrationStatus status(DatabaseSettings database) {
        return new Migrations(TestPostgres.dataSource(database), line -> {}).status();
    }
}
