package io.suito.testing;

import io.suito.database.DatabaseSettings;
import io.suito.database.Migrations;
import io.suito.sandbox.Seed;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The platform databases under {@code src/test/resources/platform}, each as its web application left it. */
public enum PlatformFixture {
    RAILS("rails-like", "UTC"),
    HALF_LEDGER("half-ledger", "Asia/Tokyo"),
    NODE("node-like", null);

    /** 2026-10-01 00:00 JST. */
    public static final Instant CUT_OVER = Instant.parse("2026-09-30T15:00:00Z");

    private static final Map<PlatformFixture, DatabaseSettings> MIGRATED = new ConcurrentHashMap<>();

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

    private DatabaseSettings load(DatabaseSettings database) {
        TestPostgres.script(database, "/platform/" + file + ".sql");
        return database;
    }

    /** A migrated database of its own, cut over at {@link #CUT_OVER}. */
    public DatabaseSettings migrated() {
        return TestPostgres.copyOf(MIGRATED.computeIfAbsent(this, platform -> {
            DatabaseSettings database = platform.load();
            platform.migrate(database);
            return database;
        }));
    }

    /** Cuts over at {@link #CUT_OVER}. */
    public void migrate(DatabaseSettings database) {
        new Migrations(TestPostgres.dataSource(database), line -> {}).migrate(CUT_OVER, zone);
    }

    /**
     * A marketplace on the migrated platform: its partners' accounts and its orders' payments are known to the sandbox,
     * the product's clock stands at that instant, and an executor runs.
     */
    public Marketplace marketplace(Instant now) {
        Marketplace shop = new Marketplace(migrated());
        shop.setClock(now);
        shop.stripe().seed(Stream.concat(accounts(shop), payments(shop)));
        shop.startExecutor();
        return shop;
    }

    private static Stream<Seed> accounts(Marketplace shop) {
        return shop
                .backoffice
                .transactions()
                .call(tx -> tx.sql("select stripe_account_id from public.partners where stripe_account_id is not null")
                        .list(String.class))
                .stream()
                .map(id -> new Seed.Account(id, null, Instant.parse("2025-10-01T00:00:00Z"), Map.of()));
    }

    private record Paid(String intent, long amount, Instant at) {}

    private static Stream<Seed> payments(Marketplace shop) {
        return shop.backoffice.transactions().call(tx -> tx.sql("""
                                select payment_txid, total, created_at from public.orders
                                 where payment_txid like 'pi\\_%' and total > 0""").list(Paid.class)).stream()
                .map(paid -> new Seed.Payment(
                        paid.intent(), paid.intent().replace("pi_", "ch_"), paid.amount(), paid.at(), null, Map.of()));
    }
}
