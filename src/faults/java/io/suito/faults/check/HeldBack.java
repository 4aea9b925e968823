package io.suito.faults.check;

import io.suito.database.Transactions;
import io.suito.faults.check.Findings.Kind;

/**
 * No transfer is claimed for a partner whose unreserved money was negative at that moment. The moments are those of the
 * commits, as the database itself remembers them ({@code track_commit_timestamp}): both rows are never changed again.
 */
final class HeldBack {
    private final Transactions transactions;
    private final Findings findings;

    HeldBack(Transactions transactions, Findings findings) {
        this.transactions = transactions;
        this.findings = findings;
    }

    private record Sent(String item, long yen) {}

    void check() {
        transactions
                .call(tx -> tx.sql("""
                        select i.id::text, l.yen
                          from backoffice.stripe_attempts a
                          join backoffice.stripe_commands c on c.id = a.command_id and c.step = 'transfer'
                          join backoffice.payout_items i on i.id = c.subject_id
                         cross join lateral (
                           select coalesce(sum(x.amount_cents), 0)::bigint as yen from public.ledger x
                            where x.partner_id = i.partner_id and x.type = 'adjustment' and x.status = 'available'
                              and pg_xact_commit_timestamp(x.xmin) < pg_xact_commit_timestamp(a.xmin)) l
                         where l.yen < 0""").list(Sent.class))
                .forEach(sent -> findings.add(
                        Kind.DOUBLE, "item " + sent.item() + " was sent although " + sent.yen() + " yen were open"));
    }
}
