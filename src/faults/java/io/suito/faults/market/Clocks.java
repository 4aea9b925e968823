package io.suito.faults.market;

import io.suito.database.Transactions;
import io.suito.sandbox.SandboxControl;
import java.time.Duration;

/**
 * Spares trials the waiting that the product orders itself (five minutes between two look-ups, pauses after failures):
 * when everything that is open waits, the database's clock and Stripe's go forward together. Leases go by another clock
 * and are not touched.
 */
public final class Clocks {
    private static final Duration WORTH_SKIPPING = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final SandboxControl stripe;

    public Clocks(Transactions transactions, SandboxControl stripe) {
        this.transactions = transactions;
        this.stripe = stripe;
    }

    /** Goes forward if nothing is due now and something is later. */
    public void skipWaits() {
        long millis = transactions.call(tx -> tx.sql("""
                        select coalesce(ceil(extract(epoch from min(next_at) - backoffice.clock()) * 1000), 0)::bigint
                          from backoffice.stripe_commands
                         where state in ('queued', 'sending', 'unknown')
                           and next_at > '-infinity'
                           and not exists (select from backoffice.stripe_commands d
                                            where d.state in ('queued', 'sending', 'unknown')
                                              and d.next_at <= backoffice.clock())""").one(Long.class));
        if (millis > WORTH_SKIPPING.toMillis()) {
            shift(Duration.ofMillis(millis + 10));
        }
    }

    /** Both clocks go forward. */
    public void shift(Duration by) {
        stripe.shiftClock(by);
        transactions.run(
                tx -> tx.sql("update backoffice.clock_shift set shift = shift + make_interval(secs => :seconds)")
                        .set("seconds", by.toMillis() / 1000.0)
                        .update());
    }
}
