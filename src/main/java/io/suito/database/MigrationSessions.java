package io.suito.database;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections with the settings that a migration needs, taken back when they are returned: short waits for locks, no
 * other time limits, and the platform's time zone, in which its views, defaults and checks are to be understood.
 */
final class MigrationSessions implements DataSource {
    private final DataSource between;
    private final String zone;

    MigrationSessions(DataSource between, String zone) {
        this.between = between;
        this.zone = zone;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = between.getConnection();
        Queries.run(connection, """
                select set_config('lock_timeout', '1500ms', false), set_config('statement_timeout', '0', false),
                       set_config('idle_in_transaction_session_timeout', '0', false),
                       set_config('client_min_messages', 'warning', false)""");
        if (!zone.isEmpty()) {
            Queries.text(connection, "select set_config('TimeZone', ?, false)", zone);
        }
        return (Connection) Proxy.newProxyInstance(
                MigrationSessions.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close") && !connection.isClosed()) {
                        reset(connection);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }

    private static void reset(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        Queries.run(connection, "reset all");
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return between.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        between.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        between.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return between.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return between.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return between.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return between.isWrapperFor(type);
    }
}
