package io.suito.database;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where the shared database is and as whom to log in.
 *
 * @param url JDBC URL, {@code jdbc:postgresql://host:port/database}
 * @param password null where the server asks for none
 */
public record DatabaseSettings(
        String url, String user, @Nullable String password) {
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
