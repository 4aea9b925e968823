package io.suito.stripe;

import io.suito.database.Transactions;
import java.util.UUID;

/** Says in the database up to which fence this process has nothing left in its hands. */
final class Fences {
    private final Transactions transactions;
    private final UUID incarnation;
    private long acknowledged;

    Fences(Transactions transactions, UUID incarnation) {
        this.transactions = transactions;
        this.incarnation = incarnation;
    }

    /** Every request sent under an older fence than this has ended. */
    void acknowledge(long fence) {
        if (fence <= acknowledged) {
            return;
        }
        transactions.run(
                tx -> tx.sql("""
                        update backoffice.executors set acknowledged_fence = greatest(acknowledged_fence, :fence)
                         where incarnation = :me""").set("fence", fence).set("me", incarnation).update());
        acknowledged = fence;
    }
}
