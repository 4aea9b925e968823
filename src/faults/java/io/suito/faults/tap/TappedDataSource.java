package io.suito.faults.tap;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source whose statements and commits all pass a {@link SqlTap}. */
public final class TappedDataSource {
    private static final Set<String> RUNS = Set.of("execute", "executeQuery", "executeUpdate", "executeBatch");

    private TappedDataSource() {}

    /** For {@code Backoffice.open}; nothing is in between where nothing is tapped. */
    public static UnaryOperator<DataSource> through(SqlTap tap) {
        if (tap.equals(SqlTap.NONE)) {
            return UnaryOperator.identity();
        }
        return source -> proxy(DataSource.class, (self, method, arguments) -> {
            Object result = invoke(method, source, arguments);
            return result instanceof Connection connection
                    ? proxy(Connection.class, new TappedConnection(connection, tap))
                    : result;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object invoke(Method method, Object target, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static final class TappedConnection implements InvocationHandler {
        private final Connection connection;
        private final SqlTap tap;
        private @Nullable String firstWrite;

        TappedConnection(Connection connection, SqlTap tap) {
            this.connection = connection;
            this.tap = tap;
        }

        @Override
        public @Nullable Object invoke(Object self, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            String name = method.getName();
            if (name.equals("prepareStatement") && arguments != null && arguments[0] instanceof String sql) {
                arguments[0] = tap.rewritten(sql);
                PreparedStatement made = (PreparedStatement) TappedDataSource.invoke(method, connection, arguments);
                return proxy(PreparedStatement.class, (s, m, a) -> run(made, sql, m, a));
            }
            if (name.equals("commit") && firstWrite != null) {
                return commit(method, firstWrite);
            }
            if (name.equals("rollback")) {
                firstWrite = null;
            }
            return TappedDataSource.invoke(method, connection, arguments);
        }

        private @Nullable Object commit(Method method, String first) throws Throwable {
            firstWrite = null;
            long mark = tap.beforeCommit(first);
            Object result = TappedDataSource.invoke(method, connection, null);
            tap.afterCommit(first, mark);
            return result;
        }

        private @Nullable Object run(
                @Nullable PreparedStatement statement,
                String sql,
                Method method,
                @Nullable Object @Nullable [] arguments)
                throws Throwable {
            if (statement == null) {
                throw new IllegalStateException("no statement");
            }
            if (!RUNS.contains(method.getName())) {
                return TappedDataSource.invoke(method, statement, arguments);
            }
            if (firstWrite == null && Statements.writes(sql)) {
                firstWrite = sql;
            }
            long mark = tap.before(sql, connection);
            Object result = TappedDataSource.invoke(method, statement, arguments);
            tap.after(sql, mark);
            return result;
        }
    }
}
