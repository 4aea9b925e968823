package io.suito.bench;

import io.suito.database.DatabaseSettings;
import io.suito.database.Migrations;
import io.suito.database.embedded.PostgresOptions;
import io.suito.database.embedded.PostgresServer;
import io.suito.text.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A PostgreSQL that is as durable as the product's own, for measuring: commits wait for the disk. What takes long to
 * write is kept for the next time, below the system property {@code suito.bench.data} or the temporary directory.
 */
public final class BenchServer implements AutoCloseable {
    private static final String PASSWORD = "bench";

    private final PostgresServer server;

    private BenchServer(PostgresServer server) {
        this.server = server;
    }

    public static BenchServer start() {
        Path directory = Path.of(System.getProperty(
                "suito.bench.data",
                Path.of(System.getProperty("java.io.tmpdir"), "suito-bench").toString()));
        try {
            Files.createDirectories(directory);
            Path password = directory.resolve("password");
            if (!Files.exists(password)) {
                Files.createFile(
                        password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(password, PASSWORD + "\n");
            }
            return new BenchServer(PostgresServer.start(
                    new PostgresOptions(directory, password, Secret.of(PASSWORD), OptionalInt.empty(), 0)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The database of that name with this version's schema: what was kept may be older. Made and filled when it is not
     * there yet, all of it or nothing.
     */
    public DatabaseSettings kept(String name, Consumer<DatabaseSettings> fill) {
        if (!exists(name)) {
            String unfinished = name + "_unfinished";
            drop(unfinished);
            admin("create database " + unfinished);
            migrate(settings(unfinished));
            fill.accept(settings(unfinished));
            admin("alter database " + unfinished + " rename to " + name);
        }
        migrate(settings(name));
        return settings(name);
    }

    private static void migrate(DatabaseSettings database) {
        new Migrations(database.unpooled(), line -> {}).migrate(null, null);
    }

    /** A copy, to be dropped afterwards; nobody may be connected to the first. */
    public DatabaseSettings copyOf(String name, String copy) {
        drop(copy);
        // file by file: through the log, which is the other way, gigabytes would be written twice
        admin("create database " + copy + " template " + name + " strategy file_copy");
        return settings(copy);
    }

    public void drop(String name) {
        admin("drop database if exists " + name + " with (force)");
    }

    private boolean exists(String name) {
        try (Connection connection = settings("postgres").unpooled().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select from pg_database where datname = '" + name + "'")) {
            return found.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void admin(String sql) {
        run(settings("postgres"), sql);
    }

    /** Statements outside of any transaction. */
    public static void run(DatabaseSettings database, String... statements) {
        try (Connection connection = database.unpooled().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private DatabaseSettings settings(String name) {
        String url = PostgresServer.jdbcUrl(server.port());
        return new DatabaseSettings(url.substring(0, url.lastIndexOf('/') + 1) + name, "postgres", PASSWORD);
    }

    @Override
    public void close() {
        server.close();
    }
}
