package io.suito.testing;

import io.suito.database.DatabaseSettings;
import io.suito.database.Migrations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The platform databases under {@code src/test/resources/platform}, each as its web application left it. */
public enum PlatformFixture {
    RAILS("rails-like", "UTC"),
    HALF_LEDGER("half-ledger", "Asia/Tokyo"),
    NODE("node-like", null);

    /** 2026-10-01 00:00 JST. */
    public static final Instant CUT_OVER = Instant.parse("2026-09-30T15:00:00Z");

    private final String file;

    /** In which zone its TIMESTAMP columns were written; null where it has none. */
    public final @Nullable String zone;

    PlatformFixture(String file, @Nullable String zone) {
        this.file = file;
        this.zone = zone;
    }

    /** A database of its own with the platform in it, not migrated. */
    public DatabaseSettings load() {
        return load(TestPostgres.empty());
    }

    /** Puts the platform into a database, as the login given. */
    public DatabaseSettings load(DatabaseSettings database) {
        try (InputStream in = Objects.requireNonNull(
                        PlatformFixture.class.getResourceAsStream("/platform/" + file + ".sql"));
                Connection connection = TestPostgres.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A migrated database of its own, cut over at {@link #CUT_OVER}. */
    public DatabaseSettings migrated() {
        DatabaseSettings database = load();
        migrate(database);
        return database;
    }

    /** Cuts over at {@link #CUT_OVER}. */
    public void migrate(DatabaseSettings database) {
        new Migrations(TestPostgres.dataSource(database), line -> {}).migrate(CUT_OVER, zone);
    }
}
