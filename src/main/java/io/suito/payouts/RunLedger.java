package io.suito.payouts;

import io.suito.database.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Whether the books of a run agree with themselves: its items with its plan, and what is settled with the ledger. The
 * database keeps both so; control totals do not take its word for it.
 */
final class RunLedger {
    private RunLedger() {}

    private record Sums(long items, long planned) {}

    private record Settled(UUID item, long posted, long settled) {}

    /** Everything that does not agree, in yen. */
    static List<Difference> differences(Tx tx, UUID run) {
        List<Difference> differences = new ArrayList<>();
        Sums sums = tx.sql("""
                        select coalesce(sum(i.amount), 0)::bigint, coalesce(r.planned_total, 0)
                          from public.payout_runs r left join backoffice.payout_items i on i.run_id = r.run_id
                         where r.run_id = :run group by r.run_id""").set("run", run).one(Sums.class);
        if (sums.items() != sums.planned()) {
            differences.add(Difference.of("plan", run.toString(), sums.items(), sums.planned()));
        }
        settled(tx, run)
                .forEach(item -> differences.add(
                        Difference.of("ledger", item.item().toString(), item.posted(), item.settled())));
        return differences;
    }

    private static List<Settled> settled(Tx tx, UUID run) {
        return tx.sql("""
                        select * from (
                          select i.id, coalesce(-l.amount_cents, 0) as posted,
                                 case when i.settled_at is null then 0 else i.amount end as settled
                            from backoffice.payout_items i
                            left join public.ledger l on l.origin = 'suito' and l.type = 'payout' and l.status <> 'void'
                                  and l.idempotency_key = 'payout-' || i.run_id || '-' || i.partner_id
                           where i.run_id = :run) s
                         where posted <> settled order by id""").set("run", run).list(Settled.class);
    }
}
