package io.suito.testing;

import io.suito.database.DatabaseSettings;
import io.suito.database.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One PostgreSQL for all tests of a JVM; each test gets a database of its own, cloned from a migrated template. The
 * server's time zone is unlike the JVM's on purpose.
 */
public final class TestPostgres {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    static {
        execute("postgres", "create database template_suito");
        new Migrations(dataSource("template_suito"), line -> {}).migrate(null, null);
    }

    private TestPostgres() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("timezone", "America/Caracas")
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("track_commit_timestamp", "on")
                    // its ANALYZE comes when it likes and may deadlock with what a test alters
                    .setServerConfig("autovacuum", "off")
                    // a machine that loses its power is no part of any test; a server that dies may be
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("io_method", "sync")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A migrated, empty database. */
    public static DatabaseSettings migrated() {
        return create("template template_suito");
    }

    /** As {@link #migrated}, for somebody who drops it soon: in memory where the machine has room there. */
    public static DatabaseSettings shortLived() {
        return create("template template_suito" + inMemory());
    }

    /** A database without anything in it. */
    public static DatabaseSettings empty() {
        return create("");
    }

    /** Another database with the same contents; nobody may be connected to the first. */
    public static DatabaseSettings copyOf(DatabaseSettings original) {
        return create("template " + name(original));
    }

    /**
     * As {@link #copyOf}, for somebody who drops it soon: in memory where the machine has room there, because making
     * and removing some hundred files costs a disk more than all that is done with them.
     */
    public static DatabaseSettings shortLivedCopyOf(DatabaseSettings original) {
        return create("template " + name(original) + inMemory());
    }

    private static String inMemory() {
        return MemoryTablespace.IS_THERE ? " tablespace " + MemoryTablespace.NAME : "";
    }

    /** Removes a database whoever is connected to it. */
    public static void drop(DatabaseSettings settings) {
        execute("postgres", "drop database if exists " + name(settings) + " with (force)");
    }

    /** Made when it is first asked for. */
    private static final class MemoryTablespace {
        static final String NAME = "in_memory";
        static final boolean IS_THERE = MemoryDirectory.make()
                .map(directory -> {
                    execute("postgres", "create tablespace " + NAME + " location '" + directory + "'");
                    return true;
                })
                .orElse(false);
    }

    private static String name(DatabaseSettings settings) {
        return settings.url().substring(settings.url().lastIndexOf('/') + 1);
    }

    private static synchronized DatabaseSettings create(String clause) {
        String name = "test_" + NUMBER.incrementAndGet();
        execute("postgres", "create database " + name + " " + clause + " strategy file_copy");
        return new DatabaseSettings(url(name), "postgres", "postgres");
    }

    /** Another person, who may do as much as the first. Logins are the server's: the name stays with it. */
    public static synchronized void person(DatabaseSettings settings, String name) {
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute("drop role if exists " + name);
            statement.execute("create role " + name + " login superuser");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static PGSimpleDataSource dataSource(DatabaseSettings settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        source.setUser(settings.user());
        source.setPassword(settings.password());
        return source;
    }

    public static Connection connect(DatabaseSettings settings) throws SQLException {
        return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    }

    private static PGSimpleDataSource dataSource(String name) {
        return dataSource(new DatabaseSettings(url(name), "postgres", "postgres"));
    }

    private static String url(String name) {
        return "jdbc:postgresql://localhost:" + SERVER.getPort() + "/" + name;
    }

    private static void execute(String database, String statement) {
        try (Connection connection = dataSource(database).getConnection();
                Statement s = connection.createStatement()) {
            s.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A login of its own on a database. */
    public static synchronized DatabaseSettings login(DatabaseSettings database, String attributes) {
        String name = "login_" + NUMBER.incrementAndGet();
        run(database, "create role " + name + " login password 'secret' " + attributes);
        return new DatabaseSettings(database.url(), name, "secret");
    }

    /** A login without privileges that owns all that is in {@code public}, and may make a schema. */
    public static DatabaseSettings ownedByOther(DatabaseSettings database) {
        DatabaseSettings owner = login(database, "");
        run(database, """
                do $$ declare o record;
                begin
                  execute format('grant create on database %I to OWNER', current_database());
                  grant create on schema public to OWNER;
                  for o in select format('alter %s %s owner to OWNER',
                                         case relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end,
                                         oid::regclass) as statement
                             from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm') loop
                    execute o.statement;
                  end loop;
                end $$""".replace("OWNER", owner.user()));
        return owner;
    }

    /** Runs statements on a connection. */
    public static void run(Connection connection, String statements) throws SQLException {
        try (Statement s = connection.createStatement()) {
            s.execute(statements);
        }
    }

    /** Runs statements as the database's owner. */
    public static void run(DatabaseSettings settings, String statements) {
        try (Connection connection = connect(settings)) {
            run(connection, statements);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a script of the test resources. */
    public static void script(DatabaseSettings settings, String resource) {
        try (Connection connection = connect(settings)) {
            script(connection, resource);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a script of the test resources on a connection. */
    public static void script(Connection connection, String resource) throws SQLException {
        try (InputStream in = Objects.requireNonNull(TestPostgres.class.getResourceAsStream(resource))) {
            run(connection, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
