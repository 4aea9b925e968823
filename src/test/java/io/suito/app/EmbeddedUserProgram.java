package io.suito.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/** Another program of the same home: uses the services until its standard input ends. */
final class EmbeddedUserProgram {
    private EmbeddedUserProgram() {}

    /** Home, and the file that tells the host's process and the database's address. */
    public static void main(String[] args) throws IOException {
        SuitoHome home = new SuitoHome(Path.of(args[0]));
        EmbeddedSettings settings =
                new EmbeddedSettings(Duration.ofSeconds(1), OptionalInt.empty(), OptionalInt.empty());
        try (EmbeddedServices services = EmbeddedServices.use(home, settings, key -> {})) {
            long host = Endpoints.read(home).orElseThrow().pid();
            Path draft = Path.of(args[1] + ".draft");
            Files.writeString(draft, host + " " + services.jdbcUrl());
            Files.move(draft, Path.of(args[1]));
            while (System.in.read() >= 0) {
                // until the test closes it
            }
        }
    }
}
