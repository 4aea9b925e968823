package io.suito.database;

import io.suito.text.Refusal;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * In which zone a platform wrote its TIMESTAMP columns: what the person who migrates says, else the zone that sessions
 * of this database get. The driver announces the JVM's zone at login, so the session's own setting says nothing.
 */
final class PlatformTimeZone {
    private static final String STORED = """
            select substring(setting from '=(.*)$')
              from pg_db_role_setting s cross join unnest(s.setconfig) as setting
             where setting ilike 'timezone=%'
               and s.setdatabase in (0, (select oid from pg_database where datname = current_database()))
            """;

    private PlatformTimeZone() {}

    /**
     * The zone's name; empty where it cannot be known (a migration that needs it then refuses).
     *
     * @throws Refusal {@code db.time_zone} for a zone that the database does not know, {@code db.time_zone_ambiguous}
     *     where logins have different zones
     */
    static String of(Connection connection, @org.jspecify.annotations.Nullable String said) throws SQLException {
        if (said == null) {
            return ofSessions(connection);
        }
        String known = Queries.text(
                connection,
                "select name from pg_timezone_names where lower(name) = lower(?) order by name limit 1",
                said);
        if (known.isEmpty()) {
            throw new Refusal("db.time_zone", said);
        }
        return known;
    }

    /** What sessions that say nothing get: by login and database, by login, by database, by the server's settings. */
    static String ofSessions(Connection connection) throws SQLException {
        String own = Queries.text(connection, STORED + """
                 and s.setrole in (0, (select oid from pg_roles where rolname = session_user))
                 order by s.setrole <> 0 desc, s.setdatabase <> 0 desc limit 1""");
        String zone = own.isEmpty() ? ofServer(connection) : own;
        for (String other : Queries.texts(connection, STORED + """
                 and s.setrole <> 0 and s.setrole <> (select oid from pg_roles where rolname = session_user)
                 order by 1""")) {
            if (!other.equalsIgnoreCase(zone)) {
                throw new Refusal("db.time_zone_ambiguous", zone.isEmpty() ? "?" : zone, other);
            }
        }
        return zone;
    }

    /** Only those who may look into the server's settings learn it: started with, then its files, then built in. */
    private static String ofServer(Connection connection) throws SQLException {
        boolean mayRead = Queries.truth(connection, """
                select has_table_privilege('pg_catalog.pg_file_settings', 'select')
                   and has_function_privilege('pg_catalog.pg_show_all_file_settings()', 'execute')
                   and has_function_privilege('pg_catalog.pg_read_file(text)', 'execute')""");
        return !mayRead ? "" : Queries.text(connection, """
                        select coalesce(
                          substring(pg_read_file('postmaster.opts') from '(?i).*[" -]timezone=([^" ]+)'),
                          (select setting from pg_catalog.pg_file_settings
                            where lower(name) = 'timezone' and error is null order by seqno desc limit 1),
                          (select boot_val from pg_settings where lower(name) = 'timezone'))""");
    }
}
