package io.suito.request;

import io.suito.database.Transactions;
import java.util.List;
import java.util.UUID;

/** Reading which executors are at work. */
public final class ExecutorReports {
    private final Transactions transactions;

    public ExecutorReports(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * An executor that was seen lately.
     *
     * @param sending whether it holds the lease and sends to Stripe
     */
    public record AtWork(UUID incarnation, String host, long pid, boolean sending) {}

    /** Those seen within the last half minute, the sending one first. */
    public List<AtWork> atWork() {
        return transactions.call(tx -> tx.sql("""
                select e.incarnation, e.host, e.pid,
                       exists (select from backoffice.leases l where l.holder = e.incarnation
                                  and l.expires_at > clock_timestamp()) as sending
                  from backoffice.executors e
                 where e.ended_at is null and e.seen_at > clock_timestamp() - interval '30 seconds'
                 order by sending desc, e.seen_at desc""").list(AtWork.class));
    }
}
