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

    /** Logins that have to do with this database, or may write orders. */
    private static final String OF_OTHER_WRITERS = """
             and s.setrole <> 0 and s.setrole <> (select oid from pg_roles where rolname = session_user)
             and (s.setdatabase <> 0 or (to_regclass('public.orders') is not null
                    and (select not rolsuper and has_table_privilege(s.setrole, to_regclass('public.orders'), 'insert')
                           from pg_roles where oid = s.setrole)))
             order by 1""";

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
        for (String other : Queries.texts(connection, STORED + OF_OTHER_WRITERS)) {
            if (!other.equalsIgnoreCase(zone) && isNeeded(connection)) {
                throw new Refusal("db.time_zone_ambiguous", zone.isEmpty() ? "?" : zone, other);
            }
        }
        return zone;
    }

    private static boolean isNeeded(Connection connection) throws SQLException {
        return Queries.truth(connection, """
                select exists (select from pg_attribute a join pg_class c on c.oid = a.attrelid
                                where c.relnamespace = 'public'::regnamespace and a.atttypid = 'timestamp'::regtype
                                  and c.relname in ('partners', 'orders', 'ledger', 'payout_runs'))""");
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
