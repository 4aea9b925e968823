package io.suito.database.embedded;

import io.suito.text.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of one database cluster: made once, whole or not at all, and never made over. */
final class DataDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);
    private static final String VERSION = "18";
    private static final Duration INITDB_LIMIT = Duration.ofMinutes(3);

    private final PostgresOptions options;

    DataDirectory(PostgresOptions options) {
        this.options = options;
    }

    /** What {@code postmaster.pid} says of the server that wrote it, which may be long gone. */
    record Postmaster(long pid, int port) {}

    /**
     * Makes the cluster where there is none.
     *
     * @throws Refusal {@code embedded.data_version} when it was made by another PostgreSQL,
     *     {@code embedded.database_failed} when it cannot be made
     */
    void prepare(PostgresBinaries binaries, List<String> prefix) throws IOException {
        Path version = options.data().resolve("PG_VERSION");
        if (Files.exists(version)) {
            String found = Files.readString(version, StandardCharsets.US_ASCII).strip();
            if (!found.equals(VERSION)) {
                throw new Refusal("embedded.data_version", options.data().toString(), found, VERSION);
            }
            return;
        }
        Path draft = options.directory().resolve("postgres.new");
        // Left by an initdb that was killed: never used, because only a finished one is moved to its place.
        PostgresBinaries.delete(draft);
        int status = Programs.run(
                Programs.command(
                        prefix,
                        binaries.program("initdb").toString(),
                        "--pgdata=" + draft,
                        "--username=" + PostgresServer.SUPERUSER,
                        "--pwfile=" + options.passwordFile(),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        // The same order of strings on every machine, without the system's locale files.
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"),
                options.log(),
                INITDB_LIMIT);
        if (status != 0) {
            throw new Refusal("embedded.database_failed", options.log().toString());
        }
        Files.move(draft, options.data(), StandardCopyOption.ATOMIC_MOVE);
        LOG.info("made a new database cluster");
    }

    /** The server that last ran on these files. */
    Optional<Postmaster> postmaster() {
        try {
            List<String> lines = Files.readAllLines(options.data().resolve("postmaster.pid"), StandardCharsets.UTF_8);
            if (lines.size() < 4) {
                return Optional.empty();
            }
            return Optional.of(new Postmaster(
                    Long.parseLong(lines.get(0).strip()),
                    Integer.parseInt(lines.get(3).strip())));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Removes a {@code postmaster.pid} whose number was given to another program since (after a restart of the
     * machine): PostgreSQL would refuse to start. Only while no program of these binaries runs at all.
     */
    void dropStalePid(PostgresBinaries binaries) throws IOException {
        Path server = binaries.program("postgres").toRealPath();
        if (!ServerProcess.anyRuns(server)
                && Files.deleteIfExists(options.data().resolve("postmaster.pid"))) {
            LOG.info("removed the pid file of a server that is gone");
        }
    }
}
