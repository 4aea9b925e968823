package io.suito.app;

import io.suito.database.CutOverFacts;
import io.suito.database.CutOverFacts.Remark;
import io.suito.database.MigrationStatus;
import io.suito.ledger.DriftCheck;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person should know about a database before money moves.
 *
 * @param version the newest applied migration, empty when none is
 * @param waiting migrations that this version needs and that are not applied
 * @param ledgerStartsAt the cut-over; null from the beginning, or before the first migration
 * @param platformTimeZone in which the platform's times without zone were read; empty where none had to be
 * @param openingBalances {@code not_needed}, {@code open} or {@code confirmed}
 * @param partiallyRefundedAllowed whether the platform's own rules know an order that is {@code partially_refunded}
 * @param quarantinedRows ledger rows of others, which stand in no balance and in no run
 * @param drift partners whose stored balances are not what their entries sum up to
 * @param remarks what does not stop anything but should be known
 */
public record DatabaseState(
        String version,
        int waiting,
        @Nullable Instant ledgerStartsAt,
        String platformTimeZone,
        String openingBalances,
        boolean partiallyRefundedAllowed,
        long quarantinedRows,
        long drift,
        List<Remark> remarks) {
    private static final String PARTIALLY_REFUNDED = "db.remark.partially_refunded";

    /** Reads it; on a database that is not migrated only the version tells something. */
    public static DatabaseState read(Backoffice backoffice) {
        MigrationStatus migrations = backoffice.migrations(line -> {}).status();
        CutOverFacts facts = migrations.cutOver();
        if (migrations.waiting() > 0 || facts == null) {
            return new DatabaseState(
                    migrations.version(), migrations.waiting(), null, "", "not_needed", true, 0, 0, List.of());
        }
        long quarantined = backoffice
                .transactions()
                .call(tx -> tx.sql("select count(*) from public.ledger where origin = 'foreign'")
                        .one(Long.class));
        return new DatabaseState(
                migrations.version(),
                0,
                start(facts),
                facts.platformTimeZone(),
                facts.openingBalances(),
                facts.remarks().stream().noneMatch(remark -> remark.key().equals(PARTIALLY_REFUNDED)),
                quarantined,
                new DriftCheck(backoffice.transactions()).find().size(),
                facts.remarks());
    }

    private static @Nullable Instant start(CutOverFacts facts) {
        return facts.ledgerStartsAt().startsWith("-") ? null : Instant.parse(facts.ledgerStartsAt());
    }
}
