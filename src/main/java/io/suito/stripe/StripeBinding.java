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
    private static final String UNKNOWN = "unknown";

    private StripeBinding() {}

    /** Where a database belongs. {@code account} is {@code unknown} where the key may not ask. */
    public record Bound(String account, boolean livemode) {
        /** The name of the sender's lease: one active sender per account and mode. */
        public String leaseName() {
            return "stripe-sender:" + account + ":" + (livemode ? "live" : "test");
        }
    }

    /** The mode this database is bound to; empty before the first executor has reached Stripe. */
    public static Optional<Boolean> livemode(Transactions transactions) {
        return transactions.call(
                tx -> tx.sql("select livemode from backoffice.stripe_binding").optional(Boolean.class));
    }

    /**
     * Proves that the key works, and that it belongs to this database: by the account's id, or, where the key may not
     * read it, by a transfer that was made from here before and that only keys of the same account can see.
     *
     * @throws Refusal {@code stripe.key_rejected}, {@code stripe.unreachable}, {@code stripe.mode_mismatch},
     *     {@code stripe.account_mismatch}, {@code stripe.account_unreadable}
     */
    public static Bound verify(Transactions transactions, StripeGateway gateway, StripeReader reader) {
        boolean livemode = reader.balance(null).livemode();
        if (livemode != gateway.livemode()) {
            throw new Refusal("stripe.mode_mismatch", mode(gateway.livemode()), mode(livemode));
        }
        Optional<String> account = reader.platformAccount();
        Bound bound = transactions.call(tx -> bind(tx, account.orElse(UNKNOWN), livemode));
        if (bound.livemode() != livemode) {
            throw new Refusal("stripe.mode_mismatch", mode(livemode), mode(bound.livemode()));
        }
        boolean comparable = account.isPresent() && !bound.account().equals(UNKNOWN);
        boolean ours =
                comparable ? account.get().equals(bound.account()) : seesOurTransfers(transactions, reader, bound);
        if (!ours) {
            throw account.map(other -> new Refusal("stripe.account_mismatch", other, bound.account()))
                    .orElseGet(() -> new Refusal("stripe.account_unreadable", bound.account()));
        }
        return bound;
    }

    /** Where ids cannot be compared. Before the first transfer there is nothing that could be done a second time. */
    private static boolean seesOurTransfers(Transactions transactions, StripeReader reader, Bound bound) {
        Optional<String> made = transactions.call(tx -> tx.sql("""
                        select response_id from backoffice.stripe_commands
                         where kind = :kind and state = 'succeeded' order by created_at desc limit 1""")
                .set("kind", StripeCommandKind.TRANSFER_CREATE.code())
                .optional(String.class));
        return made.map(reader::knowsTransfer).orElseGet(() -> bound.account().equals(UNKNOWN));
    }

    private static Bound bind(Tx tx, String account, boolean livemode) {
        tx.sql("""
                        insert into backoffice.stripe_binding (account_id, livemode) values (:account, :livemode)
                        on conflict (singleton) do nothing""").set("account", account).set("livemode", livemode).update();
        return bound(tx).orElseThrow();
    }

    /** Where this database belongs; empty before the first executor has reached Stripe. */
    static Optional<Bound> bound(Tx tx) {
        return tx.sql("select account_id, livemode from backoffice.stripe_binding")
                .optional(Bound.class);
    }

    private static String mode(boolean livemode) {
        return livemode ? "live" : "test";
    }
}
