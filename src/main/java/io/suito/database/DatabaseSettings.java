package io.suito.database;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where the shared database is and as whom to log in.
 *
 * @param url JDBC URL, {@code jdbc:postgresql://host:port/database}
 * @param password null where the server asks for none
 * @param connections at most so many at a time, in the pool of one program
 */
public record DatabaseSettings(
        String url, String user, @Nullable String password, int connections) {
    /** Enough for everything that an executor and a window do at the same time. */
    private static final int USUAL_CONNECTIONS = 24;

    /** With the usual number of connections. */
    public DatabaseSettings(String url, String user, @Nullable String password) {
        this(url, user, password, USUAL_CONNECTIONS);
    }

    /** With another number of connections. */
    public DatabaseSettings withConnections(int number) {
        return new DatabaseSettings(url, user, password, number);
    }

    /** Connections without a pool and its time limits: for migrations and bulk writing, which take their time. */
    public DataSource unpooled() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("suito");
        source.setLogServerErrorDetail(false);
        source.setTcpKeepAlive(true);
        return source;
    }

    @Override
    public String toString() {
        return "DatabaseSettings[" + url + ", " + user + "]";
    }
}
