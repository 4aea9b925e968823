package io.suito.app;

import io.suito.database.MigrationStatus;
import io.suito.database.Tx;
import io.suito.ledger.DriftCheck;
import io.suito.ledger.OpeningBalances;
import io.suito.ledger.OrderStatuses;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person should know about a database before money moves.
 *
 * @param version the newest applied migration, empty when none is
 * @param waiting migrations that this version needs and that are not applied
 * @param ledgerStartsAt the cut-over; null from the beginning, or before the first migration
 * @param openingBalances {@code none}, {@code open} or {@code confirmed}
 * @param partiallyRefundedAllowed whether the platform's own rules let an order be {@code partially_refunded}
 * @param quarantinedRows ledger rows of others, which stand in no balance and in no run
 * @param drift partners whose stored balances are not what their entries sum up to
 */
public record DatabaseState(
        String version,
        int waiting,
        @Nullable Instant ledgerStartsAt,
        String openingBalances,
        boolean partiallyRefundedAllowed,
        long quarantinedRows,
        long drift) {

    /** Reads it; on a database that is not migrated only the version tells something. */
    public static DatabaseState read(Backoffice backoffice) {
        MigrationStatus migrations = backoffice.migrations(line -> {}).status();
        if (migrations.waiting() > 0) {
            return new DatabaseState(migrations.version(), migrations.waiting(), null, "none", true, 0, 0);
        }
        long drift = new DriftCheck(backoffice.transactions()).find().size();
        return backoffice
                .transactions()
                .call(tx -> new DatabaseState(
                        migrations.version(),
                        0,
                        start(tx),
                        opening(tx),
                        OrderStatuses.allow(tx, "partially_refunded"),
                        tx.sql("select count(*) from public.ledger where origin = 'foreign'")
                                .one(Long.class),
                        drift));
    }

    private static @Nullable Instant start(Tx tx) {
        return tx.sql("""
                        select ledger_starts_at from backoffice.cutover where ledger_starts_at > '-infinity'""").optional(Instant.class).orElse(null);
    }

    private static String opening(Tx tx) {
        if (OpeningBalances.areOpen(tx)) {
            return "open";
        }
        boolean confirmed = tx.sql(
                        "select exists (select from backoffice.cutover where opening_confirmed_at is not null)")
                .one(Boolean.class);
        return confirmed ? "confirmed" : "none";
    }
}
