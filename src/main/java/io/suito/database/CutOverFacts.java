package io.suito.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * How the product took over a platform's database.
 *
 * @param ledgerStartsAt ISO instant, {@code -infinity} where there was no history
 * @param platformTimeZone in which TIMESTAMP columns were read, empty where none had to be
 * @param openingBalances {@code not_needed}, {@code open}, {@code confirmed}
 * @param remarks what does not stop anything but should be known, each a message key and its arguments
 */
public record CutOverFacts(
        String ledgerStartsAt, String platformTimeZone, String openingBalances, List<Remark> remarks) {

    /** A message key ({@code db.remark.…}) with its arguments. */
    public record Remark(String key, List<String> arguments) {}

    static CutOverFacts read(Connection connection) throws SQLException {
        return new CutOverFacts(
                Queries.text(connection, """
                        select case when ledger_starts_at = '-infinity' then '-infinity'
                               else to_char(ledger_starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') end
                          from backoffice.cutover"""),
                Queries.text(connection, "select time_zone from backoffice.platform"),
                Queries.text(connection, """
                        select case when opening_confirmed_at is not null then 'confirmed'
                                    when opening_needed then 'open' else 'not_needed' end from backoffice.cutover"""),
                remarks(connection));
    }

    private static List<Remark> remarks(Connection connection) throws SQLException {
        List<Remark> remarks = new ArrayList<>();
        // the order stays "paid" there, and our refund rows tell
        for (String rule : Queries.texts(connection, """
                select conname from pg_constraint
                 where conrelid = 'public.orders'::regclass and contype = 'c'
                   and pg_get_constraintdef(oid) like '%payment_status%'
                   and pg_get_constraintdef(oid) not like '%partially_refunded%'
                union all
                select t.typname from pg_attribute a join pg_type t on t.oid = a.atttypid and t.typtype = 'e'
                 where a.attrelid = 'public.orders'::regclass and a.attname = 'payment_status'
                   and not exists (select from pg_enum where enumtypid = t.oid and enumlabel = 'partially_refunded')
                 order by 1""")) {
            remarks.add(new Remark("db.remark.partially_refunded", List.of(rule)));
        }
        for (String publication :
                Queries.texts(connection, "select pubname from pg_publication where puballtables order by 1")) {
            remarks.add(new Remark("db.remark.publication", List.of(publication)));
        }
        zone(connection, remarks);
        return remarks;
    }

    /** Web sessions that say no zone would misread literals without one. */
    private static void zone(Connection connection, List<Remark> remarks) throws SQLException {
        String platform = Queries.text(connection, "select time_zone from backoffice.platform");
        String sessions;
        try {
            sessions = PlatformTimeZone.ofSessions(connection);
        } catch (io.suito.text.Refusal ambiguous) {
            sessions = "?";
        }
        boolean same = sessions.isEmpty()
                || platform.isEmpty()
                || Queries.truth(
                        connection,
                        """
                        select not exists (select from pg_timezone_names where lower(name) = lower(?))
                            or timestamp '2026-01-01' at time zone ? = timestamp '2026-01-01' at time zone ?
                           and timestamp '2026-07-01' at time zone ? = timestamp '2026-07-01' at time zone ?""",
                        sessions,
                        sessions.equals("?") ? "UTC" : sessions,
                        platform,
                        sessions.equals("?") ? "UTC" : sessions,
                        platform);
        if (!same || sessions.equals("?")) {
            remarks.add(new Remark("db.remark.time_zone", List.of(platform, sessions)));
        }
    }
}
