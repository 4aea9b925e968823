package io.suito.database;

import org.jspecify.annotations.Nullable;

/**
 * Where the shared database is and as whom to log in.
 *
 * @param url JDBC URL, {@code jdbc:postgresql://host:port/database}
 * @param password null where the server asks for none
 */
public record DatabaseSettings(
        String url, String user, @Nullable String password) {
    @Override
    public String toString() {
        return "DatabaseSettings[" + url + ", " + user + "]";
    }
}
