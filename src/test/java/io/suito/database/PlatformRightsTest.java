package io.suito.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suito.testing.Catalog;
import io.suito.testing.PlatformFixture;
import io.suito.testing.TestPostgres;
import io.suito.text.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The migrating login needs no superuser: it owns the tables and their views and may make a schema. What is missing is
 * named.
 */
class PlatformRightsTest {
    private final DatabaseSettings database = PlatformFixture.HALF_LEDGER.load();
    private final DatabaseSettings owner = TestPostgres.ownedByOther(database);

    @Test
    void an_owner_without_privileges_of_its_own_migrates_and_keeps_everything() throws SQLException {
        try (Connection connection = TestPostgres.connect(database)) {
            List<String> before = Catalog.of(connection);

            PlatformFixture.HALF_LEDGER.migrate(owner);

            assertThat(Catalog.of(connection))
                    .containsAll(Catalog.only(before, "relation", "definition", "comment", "trigger"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            revoke create on database DATABASE from OWNER              | CREATE ON DATABASE DATABASE
            revoke create on schema public from OWNER                  | CREATE ON SCHEMA public
            alter table orders owner to postgres                       | ownership of public.orders
            create schema backoffice authorization postgres            | CREATE ON SCHEMA backoffice
            alter table ledger enable row level security, force row level security | BYPASSRLS on public.ledger
            alter view order_list owner to postgres                    | view order_list
            alter materialized view partner_totals owner to postgres   | view partner_totals
            """)
    void a_missing_right_is_named_and_nothing_changes(String change, String missing) throws SQLException {
        try (Connection connection = TestPostgres.connect(database)) {
            TestPostgres.run(
                    connection, change.replace("OWNER", owner.user()).replace("DATABASE", connection.getCatalog()));
            List<String> before = Catalog.of(connection);

            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> PlatformFixture.HALF_LEDGER.migrate(owner))
                    .satisfies(refusal -> {
                        assertThat(refusal.code()).isEqualTo("db.privilege_missing");
                        assertThat(refusal.arguments().get(0)).isEqualTo(owner.user());
                        assertThat(refusal.arguments().get(1).toString())
                                .contains(missing.replace("DATABASE", connection.getCatalog())
                                        .replace("CREATE ON " + connection.getCatalog(), "CREATE ON DATABASE"));
                    });

            assertThat(Catalog.of(connection)).isEqualTo(before);
        }
    }

    @Test
    void a_view_of_another_owner_is_put_back_by_a_member_of_that_owner() throws SQLException {
        DatabaseSettings reporter = TestPostgres.login(database, "");
        try (Connection connection = TestPostgres.connect(database)) {
            TestPostgres.run(
                    connection, """
                    grant usage, create on schema public to REPORTER;
                    grant select on order_list to REPORTER;
                    alter view big_orders owner to REPORTER;
                    grant REPORTER to OWNER""".replace("REPORTER", reporter.user()).replace("OWNER", owner.user()));
            List<String> before = Catalog.of(connection);

            PlatformFixture.HALF_LEDGER.migrate(owner);

            assertThat(Catalog.of(connection)).containsAll(Catalog.only(before, "relation", "definition", "comment"));
        }
    }

    @Test
    void a_web_application_that_has_no_rights_in_our_schema_goes_on_writing() throws SQLException {
        DatabaseSettings web = TestPostgres.login(database, "");
        TestPostgres.run(
                database,
                "grant select, insert, update on orders, partners, users, ledger, payout_runs to " + web.user());
        PlatformFixture.HALF_LEDGER.migrate(owner);
        try (Connection connection = TestPostgres.connect(web)) {
            TestPostgres.run(connection, "set timezone = 'Asia/Tokyo'");
            TestPostgres.script(connection, "/platform/half-ledger-writes.sql");
            assertThat(Catalog.lines(connection, """
                    select o.total || ' ' || o.payment_status || ' ' || (o.created_at at time zone 'UTC') || ' ' || l.amount_cents || ' '
                           || l.status || ' ' || l.origin
                      from orders o join ledger l on l.order_id = o.id where o.order_number = 'W-1' order by l.type"""))
                    .containsExactly(
                            "4800 paid 2026-11-19 03:00:00 -288 available foreign",
                            "4800 paid 2026-11-19 03:00:00 4800 available foreign");
            assertThat(Catalog.lines(connection, """
                    select status || ' ' || (started_at at time zone 'UTC') || ' ' || coalesce(kind, 'theirs')
                      from payout_runs where run_date = '2026-11-23'""")).containsExactly("completed 2026-11-23 00:00:00 theirs");
            TestPostgres.run(database, "grant usage on schema backoffice to " + web.user());
            assertThat(Catalog.lines(connection, "select backoffice.can_list(md5('half-partner-1')::uuid)"))
                    .containsExactly("t");
        }
    }
}
