package io.suito.database;

import io.suito.text.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database to the shape this version needs: an empty one, or a platform's with tables and rows of its own.
 *
 * <p>All that is missing is done in one transaction, so that a refusal leaves nothing half done. Where a web
 * application holds a table, we let go, wait and try again rather than queue up behind it and block everybody else.
 */
public final class Migrations {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LOOK_AGAIN_MILLIS = 1_000;
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String ONE_AT_A_TIME = "hashtextextended('suito migrate', 0)";

    private final DataSource dataSource;
    private final Consumer<String> progress;
    private final Duration patience;

    public Migrations(DataSource dataSource, Consumer<String> progress) {
        this(dataSource, progress, PATIENCE);
    }

    /** With another patience for tables that somebody holds, and for another program that migrates. */
    public Migrations(DataSource dataSource, Consumer<String> progress, Duration patience) {
        this.dataSource = dataSource;
        this.progress = progress;
        this.patience = patience;
    }

    /**
     * Migrates. Several programs may ask at once; it happens once.
     *
     * @param ledgerStartsAt from when on the product keeps the ledger; needed once on a database that has orders
     * @param platformTimeZone how to read TIMESTAMP columns without zone; null takes the database's own setting
     * @throws Refusal {@code db.server_too_old}, {@code db.schema_taken}, {@code db.privilege_missing},
     *     {@code db.ledger_start_needed}, {@code db.ledger_start_fixed}, {@code db.time_zone},
     *     {@code db.time_zone_unknown}, {@code db.time_zone_ambiguous}, {@code db.platform_shape},
     *     {@code db.platform_dependency}, {@code db.platform_rule}, {@code db.column_taken}, {@code db.account_twice},
     *     {@code db.ledger_key_twice}, {@code db.migration_blocked}, {@code db.migration_running},
     *     {@code db.migration_failed}; nothing is changed then
     */
    public void migrate(@Nullable Instant ledgerStartsAt, @Nullable String platformTimeZone) {
        long deadline = System.nanoTime() + patience.toNanos();
        try (Connection guard = dataSource.getConnection()) {
            waitForOthers(guard, deadline);
            try {
                migrateAlone(guard, ledgerStartsAt, platformTimeZone, deadline);
            } finally {
                Queries.run(guard, "select pg_advisory_unlock(" + ONE_AT_A_TIME + ")");
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What has been applied and what waits, and what is worth knowing about the platform's side. */
    public MigrationStatus status() {
        try (Connection connection = dataSource.getConnection()) {
            MigrationInfo[] all = flyway("", null).info().all();
            int applied = 0;
            String version = "";
            for (MigrationInfo info : all) {
                if (info.getState().isApplied() && info.getVersion() != null) {
                    applied++;
                    version = info.getVersion().getVersion();
                }
            }
            return new MigrationStatus(
                    version, applied, waiting(), applied == 0 ? null : CutOverFacts.read(connection));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void waitForOthers(Connection guard, long deadline) throws SQLException {
        while (!Queries.truth(guard, "select pg_try_advisory_lock(" + ONE_AT_A_TIME + ")")) {
            if (System.nanoTime() > deadline) {
                throw new Refusal("db.migration_running");
            }
            progress.accept("db.waiting_for_migration");
            pause(LOOK_AGAIN_MILLIS / 4);
        }
    }

    private void migrateAlone(
            Connection guard, @Nullable Instant ledgerStartsAt, @Nullable String platformTimeZone, long deadline)
            throws SQLException {
        Preflight preflight = new Preflight(guard);
        preflight.requireServer();
        boolean schemaIsOurs = preflight.requireSchema();
        preflight.requireSameStart(ledgerStartsAt);
        if (waiting() == 0) {
            return;
        }
        preflight.requireRights();
        preflight.requireStart(ledgerStartsAt);
        String zone = PlatformTimeZone.of(guard, platformTimeZone);
        try {
            migrateWhenFree(flyway(zone, ledgerStartsAt), deadline);
        } catch (RuntimeException e) {
            preflight.cleanUp(schemaIsOurs);
            throw e;
        }
    }

    private void migrateWhenFree(Flyway flyway, long deadline) {
        while (true) {
            try {
                flyway.migrate();
                return;
            } catch (FlywayException e) {
                SQLException sql = SqlErrors.sqlException(e);
                boolean blocked = sql != null && LOCK_NOT_AVAILABLE.equals(sql.getSQLState());
                if (!blocked || System.nanoTime() > deadline) {
                    throw failed(e);
                }
                progress.accept("db.waiting_for_tables");
                pause(LOOK_AGAIN_MILLIS);
            }
        }
    }

    private int waiting() {
        return flyway("", null).info().pending().length;
    }

    private Flyway flyway(String zone, @Nullable Instant ledgerStartsAt) {
        return Flyway.configure()
                .dataSource(new MigrationSessions(dataSource, zone))
                .locations("classpath:db/migration")
                .schemas("backoffice")
                .defaultSchema("backoffice")
                .createSchemas(true)
                .group(true)
                .placeholders(Map.of(
                        "platformTimeZone",
                        zone,
                        "ledgerStartsAt",
                        ledgerStartsAt == null ? "" : ledgerStartsAt.toString()))
                .load();
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(e, "db.migration_interrupted");
        }
    }

    private static RuntimeException failed(Exception e) {
        SQLException sql = SqlErrors.sqlException(e);
        Refusal ours = sql == null ? null : SqlErrors.ours(sql);
        if (ours != null) {
            return ours;
        }
        if (sql != null && SqlErrors.isConnectionLost(sql)) {
            return new Refusal(e, "db.connection_lost");
        }
        String state = sql == null ? "" : String.valueOf(sql.getSQLState());
        String message = sql == null ? e.getMessage() : sql.getMessage();
        String line = message == null ? "" : message.lines().findFirst().orElse("");
        return switch (state) {
            case LOCK_NOT_AVAILABLE -> new Refusal(e, "db.migration_blocked", line, "?");
            case "42501" -> new Refusal(e, "db.privilege_missing", "?", line);
            default -> new Refusal(e, "db.migration_failed", line);
        };
    }
}
