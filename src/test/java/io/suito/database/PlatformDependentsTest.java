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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What hangs on the columns that change is put back exactly, or refused by name with nothing changed. */
class PlatformDependentsTest {
    private final DatabaseSettings database = PlatformFixture.HALF_LEDGER.load();

    @BeforeEach
    void hangOn() {
        TestPostgres.script(database, "/platform/dependents.sql");
    }

    @Test
    void views_triggers_rules_policies_and_grants_are_put_back_exactly() throws SQLException {
        try (Connection connection = TestPostgres.connect(database)) {
            // whoever makes tables here gives this role rights on them; views that are put back must not get them
            TestPostgres.run(
                    connection,
                    "alter default privileges in schema public, \"Berichte\" grant all on tables to platform_default");
            List<String> before = Catalog.of(connection);

            PlatformFixture.HALF_LEDGER.migrate(database);

            List<String> after = Catalog.of(connection);
            assertThat(after)
                    .containsAll(Catalog.only(
                            before,
                            "schema",
                            "relation",
                            "comment",
                            "trigger",
                            "rule",
                            "policy",
                            "statistics",
                            "function"));
            assertThat(Catalog.only(after, "rule", "policy")).isEqualTo(Catalog.only(before, "rule", "policy"));
            assertThat(definitions(after)).isEqualTo(definitions(before));
            assertThat(viewColumns(after)).isEqualTo(viewColumns(before));
            assertThat(Catalog.only(after, "index public.day_sums"))
                    .isEqualTo(Catalog.only(before, "index public.day_sums"))
                    .hasSize(2);
        }
    }

    private static List<String> definitions(List<String> catalog) {
        return Catalog.only(catalog, "definition");
    }

    /** Names, defaults, statistics and grants of the views' columns; their types follow the tables'. */
    private static List<String> viewColumns(List<String> catalog) {
        return Catalog.only(catalog, "column public.careful", "column public.day_sums", "column Berichte").stream()
                .map(line -> line.replaceAll(" (integer|bigint|numeric|timestamp with(out)? time zone) ", " "))
                .toList();
    }

    @Test
    void what_was_put_back_works() throws SQLException {
        PlatformFixture.HALF_LEDGER.migrate(database);

        try (Connection connection = TestPostgres.connect(database)) {
            TestPostgres.run(connection, "set timezone = 'Asia/Tokyo'");
            TestPostgres.run(connection, "update inbox set total = 7001 where total > 5000");
            TestPostgres.run(connection, "update writable set total = 9001 where id = md5('half-order-1')::uuid");
            assertThat(Catalog.lines(connection, "select distinct total from order_log order by 1"))
                    .contains("7001", "9001");
            TestPostgres.run(connection, "refresh materialized view concurrently day_sums");
            TestPostgres.run(connection, "set role platform_trainee");
            assertThat(Catalog.lines(connection, "select tag from \"Berichte\".\"Umsatz je Tag\" limit 1"))
                    .hasSize(1);
            TestPostgres.run(connection, "reset role");
            TestPostgres.run(connection, "set role platform_default");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> Catalog.lines(connection, "select * from careful"))
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            create function sum_of(s uuid) returns bigint language sql begin atomic select sum(total) from orders where seller_id = s; end | orders
            alter table orders add column with_tax numeric generated always as (total * 1.1) stored                                       | orders
            create index orders_by_day on orders ((created_at::date))                                                                     | orders
            create index orders_new on orders (order_number) where created_at > timestamp '2026-01-01'                                    | orders
            create function big() returns setof big_orders language sql as 'select * from big_orders'                                     | orders
            create table archive (o order_list)                                                                                           | orders
            create publication big_ones for table ledger where (amount_cents > 100)                                                       | ledger
            create table runs_of (run_date date references payout_runs (run_date))                                                        | payout_runs
            """)
    void what_cannot_be_put_back_is_refused_by_name(String obstacle, String table) throws SQLException {
        try (Connection connection = TestPostgres.connect(database)) {
            TestPostgres.run(connection, obstacle);
            List<String> catalog = Catalog.of(connection);
            Map<String, List<String>> rows = Catalog.rows(connection);

            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> PlatformFixture.HALF_LEDGER.migrate(database))
                    .satisfies(refusal -> {
                        assertThat(refusal.code()).isEqualTo("db.platform_dependency");
                        assertThat(refusal.arguments().get(0)).isEqualTo(table);
                        assertThat(refusal.arguments().get(1).toString()).isNotBlank();
                    });

            assertThat(Catalog.of(connection)).isEqualTo(catalog);
            assertThat(Catalog.rows(connection)).isEqualTo(rows);
        }
    }
}
