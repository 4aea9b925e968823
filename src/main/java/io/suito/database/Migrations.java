package io.suito.database;

import io.suito.text.Refusal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database to the shape this version needs: an empty one, or a platform's with tables and rows of its own.
 *
 * <p>Each migration is one transaction with a short {@code lock_timeout}: where a web application holds a table, we let
 * go, wait and try again rather than queue up behind it and block everybody else.
 */
public final class Migrations {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final DataSource dataSource;
    private final Consumer<String> progress;
    private final Duration patience;

    public Migrations(DataSource dataSource, Consumer<String> progress) {
        this(dataSource, progress, PATIENCE);
    }

    /** With another patience for tables that somebody holds. */
    public Migrations(DataSource dataSource, Consumer<String> progress, Duration patience) {
        this.dataSource = dataSource;
        this.progress = progress;
        this.patience = patience;
    }

    /**
     * Migrates.
     *
     * @param ledgerStartsAt from when on the product keeps the ledger; needed once on a database that has orders
     * @param platformTimeZone how to read TIMESTAMP columns without zone; null takes the database's own setting
     * @throws Refusal {@code db.ledger_start_needed}, {@code db.platform_shape}, {@code db.time_zone_unknown},
     *     {@code db.migration_blocked}, {@code db.migration_failed}
     */
    public void migrate(@Nullable Instant ledgerStartsAt, @Nullable String platformTimeZone) {
        try (Connection connection = dataSource.getConnection()) {
            boolean cutOverKnown = exists(connection, "backoffice.cutover")
                    && number(connection, "select count(*) from backoffice.cutover") > 0;
            if (!cutOverKnown && ledgerStartsAt == null && hasOrders(connection)) {
                throw new Refusal("db.ledger_start_needed");
            }
            String zone = platformTimeZone == null ? databaseTimeZone(connection) : known(connection, platformTimeZone);
            migrateAll(flyway(zone));
            setCutOver(connection, ledgerStartsAt);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What has been applied and what waits, newest last. */
    public MigrationStatus status() {
        MigrationInfoService migrations = flyway("UTC").info();
        int applied = 0;
        String version = "";
        for (MigrationInfo info : migrations.all()) {
            if (info.getState().isApplied() && info.getVersion() != null) {
                applied++;
                version = info.getVersion().getVersion();
            }
        }
        return new MigrationStatus(version, applied, migrations.pending().length);
    }

    private Flyway flyway(String zone) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .schemas("backoffice")
                .defaultSchema("backoffice")
                .createSchemas(true)
                .placeholders(Map.of("platformTimeZone", zone))
                .callbacks(new ShortLockTimeout())
                .load();
    }

    private void migrateAll(Flyway flyway) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                flyway.migrate();
                return;
            } catch (FlywayException e) {
                SQLException sql = SqlErrors.sqlException(e);
                if (sql == null || !LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
                    throw failed(e);
                }
                if (System.nanoTime() > deadline) {
                    throw new Refusal(e, "db.migration_blocked");
                }
                progress.accept("waiting for a transaction of a web application that holds a table");
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(e, "db.migration_blocked");
        }
    }

    private static RuntimeException failed(Exception e) {
        SQLException sql = SqlErrors.sqlException(e);
        Refusal ours = sql == null ? null : SqlErrors.ours(sql);
        if (ours != null) {
            return ours;
        }
        String message = sql == null ? e.getMessage() : sql.getMessage();
        return new Refusal(
                e,
                "db.migration_failed",
                message == null ? "" : message.lines().findFirst().orElse(""));
    }

    private static void setCutOver(Connection connection, @Nullable Instant ledgerStartsAt) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into backoffice.cutover (ledger_starts_at) values (coalesce(?, '-infinity'::timestamptz))
                on conflict do nothing""")) {
            insert.setObject(
                    1, ledgerStartsAt == null ? null : OffsetDateTime.ofInstant(ledgerStartsAt, ZoneOffset.UTC));
            insert.executeUpdate();
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    private static boolean hasOrders(Connection connection) throws SQLException {
        return exists(connection, "public.orders")
                && number(connection, "select count(*) from (select from public.orders limit 1) o") > 0;
    }

    /**
     * The driver announces the JVM's zone at login, so the session's own setting says nothing; ask for the stored one.
     */
    private static String databaseTimeZone(Connection connection) throws SQLException {
        String stored = text(connection, """
                select substring(setting from '=(.*)$') from pg_db_role_setting s cross join unnest(s.setconfig) as setting
                 where setting ilike 'timezone=%' and s.setdatabase in (0, (select oid from pg_database where datname = current_database()))
                   and s.setrole in (0, (select oid from pg_roles where rolname = session_user))
                 order by s.setrole <> 0 and s.setdatabase <> 0 desc, s.setrole <> 0 desc limit 1""");
        if (!stored.isEmpty()) {
            return stored;
        }
        boolean mayRead = number(connection, """
                select (has_table_privilege('pg_catalog.pg_file_settings', 'select')
                        and has_function_privilege('pg_catalog.pg_show_all_file_settings()', 'execute'))::int""") == 1;
        return !mayRead ? "" : text(connection, """
                        select coalesce((select setting from pg_catalog.pg_file_settings
                                          where lower(name) = 'timezone' and applied order by seqno desc limit 1),
                                        (select boot_val from pg_settings where lower(name) = 'timezone'))""");
    }

    private static String known(Connection connection, String zone) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select count(*) from pg_timezone_names where lower(name) = lower(?)")) {
            query.setString(1, zone);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                if (rows.getInt(1) == 0) {
                    throw new Refusal("db.time_zone", zone);
                }
                return zone;
            }
        }
    }

    private static boolean exists(Connection connection, String table) throws SQLException {
        return number(connection, "select (to_regclass('" + table + "') is not null)::int") == 1;
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            String value = rows.next() ? rows.getString(1) : null;
            return value == null ? "" : value;
        }
    }
}
