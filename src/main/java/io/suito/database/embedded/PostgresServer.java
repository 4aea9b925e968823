package io.suito.database.embedded;

import io.suito.database.embedded.DataDirectory.Postmaster;
import io.suito.text.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of this installation, listening on the loopback address only.
 *
 * <p>Only the programs come from the embedding library: its own way of running them is made for tests (durability off,
 * trust instead of passwords, a shared temporary directory, no second start on the same data). Here every commit
 * survives a power cut, logins need a password (SCRAM-SHA-256), and a server that outlived the program that started it
 * is taken over instead of being fought.
 */
public final class PostgresServer implements AutoCloseable {
    /** The database that the product uses. */
    public static final String DATABASE = "suito";

    /** The login that owns the database. */
    public static final String OWNER = "suito";

    static final String SUPERUSER = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final long LOG_LIMIT_BYTES = 10_000_000;
    private static final Map<String, String> SETTINGS = settings();

    private final PostgresOptions options;
    private final PostgresBinaries binaries;
    private final List<String> prefix;
    private final ProcessHandle process;
    private final int port;

    private PostgresServer(
            PostgresOptions options, PostgresBinaries binaries, List<String> prefix, ProcessHandle process, int port) {
        this.options = options;
        this.binaries = binaries;
        this.prefix = prefix;
        this.process = process;
        this.port = port;
    }

    /** Given on the command line, where nothing in the data directory can override them. */
    private static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("password_encryption", "scram-sha-256");
        settings.put("max_connections", "200");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        // Rows and parameters are people's data: the server's log tells of the server only.
        settings.put("log_min_messages", "log");
        settings.put("log_min_error_statement", "panic");
        settings.put("log_error_verbosity", "terse");
        settings.put("logging_collector", "off");
        return settings;
    }

    /**
     * Takes over the server that runs on these files, or starts one; makes the files, the owner's login and the
     * database where they are missing. Returns when the database can be used.
     *
     * @throws Refusal {@code embedded.port_taken}, {@code embedded.data_version}, {@code embedded.no_binaries},
     *     {@code embedded.root} or {@code embedded.database_failed}
     */
    public static PostgresServer start(PostgresOptions options) {
        try {
            PostgresBinaries binaries =
                    PostgresBinaries.unpack(options.directory().resolve("binaries"));
            List<String> prefix = Unprivileged.prefix();
            DataDirectory data = new DataDirectory(options);
            rotate(options.log());
            data.prepare(binaries, prefix);
            PostgresServer server =
                    adopt(options, binaries, prefix, data).orElseGet(() -> launch(options, binaries, prefix, data));
            server.administration().makeOwnerAndDatabase();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("embedded PostgreSQL", e);
        } catch (SQLException e) {
            throw new Refusal(e, "embedded.database_failed", options.log().toString());
        }
    }

    /** The port on the loopback address. */
    public int port() {
        return port;
    }

    /** Whether the server still runs. */
    public boolean alive() {
        return ServerProcess.runsOn(process, options.data());
    }

    /** How the owner's login reaches the product's database. */
    public static String jdbcUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    /** Ends the server: open transactions are rolled back, everything committed stays. */
    @Override
    public void close() {
        try {
            int status = Programs.run(
                    Programs.command(
                            prefix,
                            binaries.program("pg_ctl").toString(),
                            "stop",
                            "--pgdata=" + options.data(),
                            "--mode=fast",
                            "--wait",
                            "--timeout=" + STOP_LIMIT.toSeconds()),
                    options.log(),
                    STOP_LIMIT.plusSeconds(5));
            if (status != 0 && alive()) {
                LOG.warn("PostgreSQL did not stop (status {}); it will be taken over at the next start", status);
            }
        } catch (IOException e) {
            LOG.warn("PostgreSQL could not be stopped; it will be taken over at the next start", e);
        }
    }

    private Administration administration() {
        return new Administration(port, options.password());
    }

    private static Optional<PostgresServer> adopt(
            PostgresOptions options, PostgresBinaries binaries, List<String> prefix, DataDirectory data) {
        Optional<Postmaster> postmaster = data.postmaster();
        Optional<ProcessHandle> process = postmaster.flatMap(found -> ProcessHandle.of(found.pid()));
        if (postmaster.isEmpty() || process.isEmpty()) {
            return Optional.empty();
        }
        int port = postmaster.get().port();
        Administration administration = new Administration(port, options.password());
        // One that is just starting or recovering is waited for; what is not ours never answers with our password.
        boolean ours = Waiting.until(
                () -> administration.serves(options.data()),
                () -> ServerProcess.runsOn(process.get(), options.data()),
                Duration.ofSeconds(60));
        if (!ours) {
            return Optional.empty();
        }
        PostgresServer server = new PostgresServer(options, binaries, prefix, process.get(), port);
        OptionalInt fixed = options.fixedPort();
        if (fixed.isPresent() && fixed.getAsInt() != port) {
            server.close();
            return Optional.empty();
        }
        LOG.info("took over the running PostgreSQL on port {}", port);
        return Optional.of(server);
    }

    /** Tries again while another one's remains (children of a killed server, a port just taken) are in the way. */
    private static PostgresServer launch(
            PostgresOptions options, PostgresBinaries binaries, List<String> prefix, DataDirectory data) {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        int last = options.lastPort();
        try {
            while (true) {
                int port = Ports.choose(options.fixedPort(), last, options.data() + " postgres");
                long logged = Files.exists(options.log()) ? Files.size(options.log()) : 0;
                Process process = Programs.start(command(options, binaries, prefix, port), options.log());
                Administration administration = new Administration(port, options.password());
                if (Waiting.until(() -> administration.serves(options.data()), process::isAlive, START_LIMIT)) {
                    LOG.info("started PostgreSQL on port {}", port);
                    return new PostgresServer(options, binaries, prefix, process.toHandle(), port);
                }
                String said = said(options.log(), logged);
                if (process.isAlive() || System.nanoTime() > deadline || !passes(said)) {
                    process.destroy();
                    throw new Refusal("embedded.database_failed", options.log().toString());
                }
                last = said.contains("could not bind") ? 0 : last;
                data.dropStalePid(binaries);
                Waiting.pause(Duration.ofMillis(300));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether what a server said before it ended is a reason that goes away by waiting or by another port. */
    private static boolean passes(String said) {
        return said.contains("postmaster.pid")
                || said.contains("pre-existing shared memory")
                || said.contains("could not bind")
                || said.contains("Address already in use");
    }

    private static List<String> command(
            PostgresOptions options, PostgresBinaries binaries, List<String> prefix, int port) {
        List<String> command = new ArrayList<>(prefix);
        command.add(binaries.program("postgres").toString());
        command.addAll(List.of("-D", options.data().toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    private static String said(Path log, long from) throws IOException {
        byte[] bytes = Files.readAllBytes(log);
        int start = (int) Math.min(from, bytes.length);
        return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    }

    private static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.move(log, log.resolveSibling("postgres.1.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
