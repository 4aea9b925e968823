package io.suito.stripe;

import io.suito.database.Transactions;
import io.suito.database.Tx;
import io.suito.text.Refusal;
import java.util.Optional;

/**
 * Which Stripe account and mode this database belongs to. The first executor that reaches Stripe binds it; any other
 * account or mode is refused from then on, so that test and live are never mixed.
 */
public final class StripeBinding {
    private StripeBinding() {}

    /** Where a database belongs. {@code account} is {@code unknown} where the key may not ask. */
    public record Bound(String account, boolean livemode) {
        /** The name of the sender's lease: one active sender per account and mode. */
        public String leaseName() {
            return "stripe-sender:" + account + ":" + (livemode ? "live" : "test");
        }
    }

    /**
     * Proves that the key works, and that it belongs to this database.
     *
     * @throws Refusal {@code stripe.key_rejected}, {@code stripe.unreachable}, {@code stripe.mode_mismatch},
     *     {@code stripe.account_mismatch}
     */
    public static Bound verify(Transactions transactions, StripeGateway gateway, StripeReader reader) {
        boolean livemode = reader.balance(null).livemode();
        if (livemode != gateway.livemode()) {
            throw new Refusal("stripe.mode_mismatch", mode(gateway.livemode()), mode(livemode));
        }
        Optional<String> account = reader.platformAccount();
        Bound bound = transactions.call(tx -> bind(tx, account.orElse("unknown"), livemode));
        if (bound.livemode() != livemode) {
            throw new Refusal("stripe.mode_mismatch", mode(livemode), mode(bound.livemode()));
        }
        if (account.isPresent()
                && !bound.account().equals("unknown")
                && !account.get().equals(bound.account())) {
            throw new Refusal("stripe.account_mismatch", account.get(), bound.account());
        }
        return bound;
    }

    private static Bound bind(Tx tx, String account, boolean livemode) {
        tx.sql("""
                        insert into backoffice.stripe_binding (account_id, livemode) values (:account, :livemode)
                        on conflict (singleton) do nothing""").set("account", account).set("livemode", livemode).update();
        return tx.sql("select account_id, livemode from backoffice.stripe_binding")
                .one(Bound.class);
    }

    private static String mode(boolean livemode) {
        return livemode ? "live" : "test";
    }
}
