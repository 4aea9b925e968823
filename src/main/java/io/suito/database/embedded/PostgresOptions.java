package io.suito.database.embedded;

import io.suito.text.Secret;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * What an embedded server needs to know.
 *
 * @param directory holds the data ({@code postgres}), the programs ({@code binaries}) and the log
 *     ({@code postgres.log})
 * @param passwordFile one line, 0600: the password of the logins {@code postgres} and {@code suito}
 * @param password the same password
 * @param fixedPort the only port that will do, or empty
 * @param lastPort the port of last time, or 0
 */
public record PostgresOptions(Path directory, Path passwordFile, Secret password, OptionalInt fixedPort, int lastPort) {
    /** The same with another port of last time. */
    public PostgresOptions on(int port) {
        return new PostgresOptions(directory, passwordFile, password, fixedPort, port);
    }

    Path data() {
        return directory.resolve("postgres");
    }

    Path log() {
        return directory.resolve("postgres.log");
    }
}
