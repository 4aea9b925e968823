package io.suito.testing;

import io.suito.database.DatabaseSettings;
import io.suito.database.Migrations;
import java.time.Instant;
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
        TestPostgres.script(database, "/platform/" + file + ".sql");
        return database;
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
