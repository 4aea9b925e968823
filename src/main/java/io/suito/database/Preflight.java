package io.suito.database;

import io.suito.text.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must be so before a migration touches anything. */
final class Preflight {
    private static final int OLDEST_SERVER = 150_000;
    private static final String CUT_OVER_KNOWN = "to_regclass('backoffice.cutover') is not null";

    private final Connection connection;

    Preflight(Connection connection) {
        this.connection = connection;
    }

    void requireServer() throws SQLException {
        requireServer(
                Integer.parseInt(Queries.text(connection, "select current_setting('server_version_num')")),
                Queries.text(connection, "select current_setting('server_version')"));
    }

    static void requireServer(int number, String name) {
        if (number < OLDEST_SERVER) {
            throw new Refusal("db.server_too_old", name);
        }
    }

    /** A start that was set is not set again: what was posted stands on it. */
    void requireSameStart(@Nullable Instant ledgerStartsAt) throws SQLException {
        if (ledgerStartsAt == null || !cutOverKnown()) {
            return;
        }
        if (!Queries.truth(
                connection,
                "select ledger_starts_at = ?::timestamptz from backoffice.cutover",
                ledgerStartsAt.toString())) {
            throw new Refusal("db.ledger_start_fixed", Queries.text(connection, """
                            select to_char(ledger_starts_at at time zone 'Asia/Tokyo', 'YYYY-MM-DD HH24:MI:SS') || ' JST'
                              from backoffice.cutover"""));
        }
    }

    void requireStart(@Nullable Instant ledgerStartsAt) throws SQLException {
        if (ledgerStartsAt == null
                && !cutOverKnown()
                && Queries.truth(connection, "select to_regclass('public.orders') is not null")
                && Queries.truth(connection, "select exists (select from public.orders)")) {
            throw new Refusal("db.ledger_start_needed");
        }
    }

    private boolean cutOverKnown() throws SQLException {
        return Queries.truth(connection, "select " + CUT_OVER_KNOWN);
    }

    /**
     * The schema {@code backoffice} is ours to use, or empty, or not there yet.
     *
     * @return whether it has still to be made
     */
    boolean requireSchema() throws SQLException {
        boolean there = Queries.truth(connection, "select to_regnamespace('backoffice') is not null");
        if (there && !Queries.truth(connection, """
                select has_schema_privilege('backoffice', 'usage') and has_schema_privilege('backoffice', 'create')""")) {
            throw new Refusal(
                    "db.privilege_missing",
                    Queries.text(connection, "select current_user"),
                    "USAGE, CREATE ON SCHEMA backoffice");
        }
        if (there && Queries.truth(connection, """
                select exists (select from pg_class where relnamespace = to_regnamespace('backoffice'))
                   and not exists (select from pg_class where relnamespace = to_regnamespace('backoffice')
                                      and relname = 'flyway_schema_history')""")) {
            throw new Refusal("db.schema_taken");
        }
        return !there;
    }

    /** Refuses with all that is missing at once, in words that a database administrator can act on. */
    void requireRights() throws SQLException {
        List<String> missing = Queries.texts(connection, """
                select 'CREATE ON DATABASE ' || quote_ident(current_database())
                 where to_regnamespace('backoffice') is null
                   and not has_database_privilege(current_database(), 'create')
                union all
                select 'CREATE ON SCHEMA public' where not has_schema_privilege('public', 'create')
                union all
                select 'ownership of public.' || relname from pg_class
                 where relnamespace = 'public'::regnamespace
                   and relname in ('partners', 'users', 'partner_bank_accounts', 'orders', 'ledger', 'payout_runs')
                   and not pg_has_role(relowner, 'usage')
                union all
                select 'BYPASSRLS on public.' || relname from pg_class
                 where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                   and relname in ('partners', 'users', 'partner_bank_accounts', 'orders', 'ledger', 'payout_runs')
                   and pg_has_role(relowner, 'usage') and row_security_active(oid)""");
        if (!missing.isEmpty()) {
            throw new Refusal(
                    "db.privilege_missing",
                    Queries.text(connection, "select current_user"),
                    String.join(", ", missing));
        }
    }

    /** After a refusal nothing is left of a first attempt; a schema that was there stays. */
    void cleanUp(boolean dropSchema) {
        try {
            if (!Queries.truth(connection, """
                    select to_regclass('backoffice.flyway_schema_history') is not null
                       and not exists (select from pg_class where relnamespace = to_regnamespace('backoffice')
                                          and relname not like 'flyway_schema_history%')""")) {
                return;
            }
            Queries.run(connection, "drop table backoffice.flyway_schema_history");
            if (dropSchema) {
                Queries.run(connection, "drop schema backoffice");
            }
        } catch (SQLException e) {
            org.slf4j.LoggerFactory.getLogger(Preflight.class).info("an empty schema is left: {}", e.getSQLState());
        }
    }
}
