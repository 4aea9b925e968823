package io.suito.payouts;

import io.suito.database.Transactions;
import io.suito.database.Tx;
import io.suito.stripe.StripeObjects.Balance;
import io.suito.stripe.StripeReader;
import org.jspecify.annotations.Nullable;

/** Balances at Stripe, kept as snapshots with their age so that previews need no key. */
public final class Funds {
    private static final String PLATFORM = "platform";

    private final Transactions transactions;
    private final StripeReader stripe;

    public Funds(Transactions transactions, StripeReader stripe) {
        this.transactions = transactions;
        this.stripe = stripe;
    }

    /** Reads the platform's balance and keeps it. */
    public Balance refresh() {
        return refresh(null);
    }

    /** Reads the balance of the platform (null) or a connected account and keeps it. */
    public Balance refresh(@Nullable String account) {
        Balance balance = stripe.balance(account);
        transactions.run(tx -> keep(tx, account == null ? PLATFORM : account, balance));
        return balance;
    }

    private static void keep(Tx tx, String account, Balance balance) {
        tx.sql("""
                        insert into backoffice.stripe_balances (account_id, available, pending, read_at)
                        values (:account, :available, :pending, backoffice.clock())
                        on conflict (account_id) do update
                           set available = excluded.available, pending = excluded.pending, read_at = excluded.read_at""")
                .set("account", account)
                .set("available", balance.available())
                .set("pending", balance.pending())
                .update();
    }

    /** Yen the platform had available when last read; 0 when it never was. */
    static long available(Tx tx) {
        return tx.sql("select available from backoffice.stripe_balances where account_id = 'platform'")
                .optional(Long.class)
                .orElse(0L);
    }
}
