package io.suito.database;

import io.suito.text.Refusal;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the database says, as refusals with a stable code. */
public final class SqlErrors {
    /** Our own rules in the database raise {@code SUITO:<code>|<argument>|…}. */
    private static final String OURS = "SUITO:";

    /** A transaction was idle, or took, longer than the session allows. */
    private static final Set<String> STOOD_STILL = Set.of("25P03", "25P04");

    private SqlErrors() {}

    static RuntimeException translate(RuntimeException e) {
        SQLException sql = sqlException(e);
        if (sql == null || e instanceof Refusal) {
            return e;
        }
        Refusal ours = ours(sql);
        if (ours != null) {
            return ours;
        }
        if ("55P03".equals(sql.getSQLState())) {
            return new Refusal(e, "db.busy");
        }
        return isConnectionLost(sql) || isWithoutConnection(e) ? new Refusal(e, "db.connection_lost") : e;
    }

    /** The refusal that one of our own rules in the database raised, if it is one. */
    public static @Nullable Refusal ours(SQLException sql) {
        String message = sql.getMessage();
        int at = message == null ? -1 : message.indexOf(OURS);
        if (message == null || at < 0) {
            return null;
        }
        String line = message.substring(at + OURS.length()).lines().findFirst().orElse("");
        List<String> parts = Arrays.asList(line.split("\\|", -1));
        return new Refusal(
                sql, parts.get(0).strip(), parts.subList(1, parts.size()).toArray());
    }

    /** No connection at all: unreachable, or the login was refused. */
    static Refusal connection(Throwable e, String url) {
        SQLException sql = sqlException(e);
        String state = sql == null ? null : sql.getSQLState();
        if (state != null && state.startsWith("28")) {
            return new Refusal(e, "db.login", address(url));
        }
        if ("3D000".equals(state)) {
            return new Refusal(e, "db.no_database", address(url));
        }
        return new Refusal(e, "db.unreachable", address(url));
    }

    /** Without what may stand behind the question mark: it can hold a password. */
    private static String address(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    /** Serialization failure or deadlock: nothing happened, the whole transaction may run again. */
    static boolean isTransient(SQLException e) {
        return "40001".equals(e.getSQLState()) || "40P01".equals(e.getSQLState());
    }

    /**
     * The connection is gone: whether the last commit took place is not known. The server also ends those that stand
     * still in a transaction, as a machine does that was suspended.
     */
    public static boolean isConnectionLost(SQLException e) {
        String state = e.getSQLState();
        return (state != null && (state.startsWith("08") || state.startsWith("57P") || STOOD_STILL.contains(state)))
                || e instanceof java.sql.SQLTransientConnectionException
                || e instanceof java.sql.SQLNonTransientConnectionException;
    }

    /** Whether the database was away or busy, so that the same may succeed later; anything else fails again. */
    public static boolean isOutage(RuntimeException e) {
        if (e instanceof Refusal refusal && refusal.code().startsWith("db.")) {
            return true;
        }
        SQLException sql = sqlException(e);
        return (sql != null && (isTransient(sql) || isConnectionLost(sql))) || isWithoutConnection(e);
    }

    /** The pool could not get a connection, whatever the server said: it starts, it stops, it has too many. */
    private static boolean isWithoutConnection(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .anyMatch(java.sql.SQLTransientConnectionException.class::isInstance);
    }

    /** A unique constraint or index was hit, by this name. */
    public static boolean isViolationOf(RuntimeException e, String constraint) {
        SQLException sql = sqlException(e);
        return sql instanceof org.postgresql.util.PSQLException pg
                && "23505".equals(pg.getSQLState())
                && pg.getServerErrorMessage() != null
                && constraint.equals(pg.getServerErrorMessage().getConstraint());
    }

    /** The SQL exception at the bottom of whatever was thrown. */
    public static @Nullable SQLException sqlException(@Nullable Throwable e) {
        SQLException found = null;
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                found = sql;
            }
        }
        return found;
    }
}
