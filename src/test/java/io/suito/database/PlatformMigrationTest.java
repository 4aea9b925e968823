package io.suito.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.testing.Catalog;
import io.suito.testing.PlatformFixture;
import io.suito.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Migrating a platform's database loses nothing and changes nothing that is the platform's own. */
class PlatformMigrationTest {
    private static final List<String> SHARED =
            List.of("partners", "users", "partner_bank_accounts", "orders", "ledger", "payout_runs");
    private static final String OURS =
            "'stripe_account_updated_at', 'created_at', 'updated_at', 'delivery_completed_at',"
                    + " 'available_at', 'started_at', 'completed_at'";

    @ParameterizedTest
    @EnumSource
    void every_value_of_every_row_stays_and_instants_are_the_same_instants(PlatformFixture platform)
            throws SQLException {
        DatabaseSettings database = platform.load();
        Map<String, List<String>> columns;
        Map<String, List<String>> before;
        try (Connection connection = TestPostgres.connect(database)) {
            columns = columns(connection);
            before = values(connection, columns, platform);
        }

        platform.migrate(database);

        try (Connection connection = TestPostgres.connect(database)) {
            assertThat(values(connection, columns, platform)).isEqualTo(before);
            assertThat(before.values().stream().mapToInt(List::size).sum()).isGreaterThan(100);
        }
    }

    /** Columns by table, as they are before. */
    private static Map<String, List<String>> columns(Connection connection) throws SQLException {
        Map<String, List<String>> columns = new TreeMap<>();
        for (String table :
                Catalog.lines(connection, "select quote_ident(tablename) from pg_tables where schemaname = 'public'")) {
            columns.put(
                    table,
                    Catalog.lines(
                            connection,
                            "select attname from pg_attribute where attrelid = 'public." + table
                                    + "'::regclass and attnum > 0 and not attisdropped order by attnum"));
        }
        return columns;
    }

    /** Every row by value: naked timestamps of the shared tables are read in the platform's zone. */
    private static Map<String, List<String>> values(
            Connection connection, Map<String, List<String>> columns, PlatformFixture platform) throws SQLException {
        Catalog.lines(connection, "select set_config('TimeZone', 'UTC', false)");
        Map<String, List<String>> values = new TreeMap<>();
        for (Map.Entry<String, List<String>> table : columns.entrySet()) {
            String expressions = String.join(", ' | ', ", Catalog.lines(connection, """
                    select case when atttypid = 'timestamp'::regtype and %s and attname in (%s)
                                then format('(%%I at time zone %%L)::text', attname, '%s') else format('%%I::text', attname) end
                      from pg_attribute where attrelid = '%s'::regclass and attname = any ('{%s}') order by attnum""".formatted(
                            SHARED.contains(table.getKey()),
                            OURS,
                            platform.zone,
                            table.getKey(),
                            String.join(",", quoted(table.getValue())))));
            values.put(
                    table.getKey(),
                    Catalog.lines(
                            connection, "select concat(" + expressions + ") from " + table.getKey() + " order by 1"));
        }
        return values;
    }

    private static List<String> quoted(List<String> names) {
        return names.stream().map(name -> "\"" + name + "\"").toList();
    }

    @ParameterizedTest
    @EnumSource
    void everything_that_is_the_platforms_own_is_as_it_was(PlatformFixture platform) throws SQLException {
        DatabaseSettings database = platform.load();
        List<String> before;
        try (Connection connection = TestPostgres.connect(database)) {
            before = Catalog.of(connection);
        }

        platform.migrate(database);

        try (Connection connection = TestPostgres.connect(database)) {
            List<String> after = Catalog.of(connection);
            assertThat(after)
                    .containsAll(Catalog.only(
                            before,
                            "relation",
                            "definition",
                            "comment",
                            "trigger",
                            "function",
                            "enum",
                            "statistics",
                            "rule",
                            "policy"));
            assertThat(Catalog.only(after, "definition")).isEqualTo(Catalog.only(before, "definition"));
            assertThat(after)
                    .containsAll(Catalog.only(before, "constraint", "index").stream()
                            .filter(line -> !line.contains("ledger_order_id_fkey") && !line.contains("(run_date)"))
                            .toList());
            assertThat(after)
                    .containsAll(Catalog.only(before, "column").stream()
                            .filter(PlatformMigrationTest::isThePlatformsOwn)
                            .toList());
        }
    }

    /** A column that the product does not define, of a table (views follow their tables' types). */
    private static boolean isThePlatformsOwn(String column) {
        return SHARED.stream().noneMatch(table -> column.startsWith("column public." + table + "."))
                ? column.matches(
                        "column public\\.(\"OrderItem\"|OrderItem|Orders|organizations|bookings|schema_migrations)\\..*")
                : column.matches(
                                "[^ ]* [^ ]*\\.(gift_note|lock_version|shipping_fee|slug|plan|favourite_colour|campaign_code"
                                        + "|settings|displayName|cartSnapshot|buyer_id|encrypted_password|order_number) .*")
                        || column.matches("column public\\.(users|partner_bank_accounts)\\.(created|updated)_at .*");
    }

    @ParameterizedTest
    @EnumSource
    void a_materialized_view_shows_the_same_days_and_sums_as_before(PlatformFixture platform) throws SQLException {
        DatabaseSettings database = platform.load();
        Map<String, List<String>> before;
        try (Connection connection = TestPostgres.connect(database)) {
            before = sums(connection);
        }

        platform.migrate(database);

        try (Connection connection = TestPostgres.connect(database)) {
            assertThat(sums(connection)).isEqualTo(before);
        }
    }

    private static Map<String, List<String>> sums(Connection connection) throws SQLException {
        Map<String, List<String>> sums = new TreeMap<>();
        for (String view : Catalog.lines(connection, "select matviewname from pg_matviews order by 1")) {
            String columns = view.equals("daily_sales") ? "day, orders, total" : "partner_id, status, amount";
            sums.put(
                    view,
                    Catalog.lines(
                            connection, "select concat_ws(' ', " + columns + ") from public." + view + " order by 1"));
        }
        return sums;
    }

    @ParameterizedTest
    @EnumSource
    void a_second_migration_changes_nothing(PlatformFixture platform) throws SQLException {
        DatabaseSettings database = platform.migrated();
        try (Connection connection = TestPostgres.connect(database)) {
            List<String> catalog = Catalog.of(connection);
            Map<String, List<String>> rows = Catalog.rows(connection);

            platform.migrate(database);
            new Migrations(TestPostgres.dataSource(database), line -> {}).migrate(null, null);

            assertThat(Catalog.of(connection)).isEqualTo(catalog);
            assertThat(Catalog.rows(connection)).isEqualTo(rows);
        }
    }
}
