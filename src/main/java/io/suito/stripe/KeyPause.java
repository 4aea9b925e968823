package io.suito.stripe;

import io.suito.attention.Attention;
import io.suito.database.Transactions;
import io.suito.database.Tx;
import java.util.Optional;

/** A key that Stripe does not accept stops all sending until a key works again. */
public final class KeyPause {
    private static final String ATTENTION = "stripe_key_rejected";

    private KeyPause() {}

    static boolean isPaused(Transactions transactions, String lease) {
        return code(transactions, lease).isPresent();
    }

    /** Why nothing is sent, if that is so. */
    public static Optional<String> code(Transactions transactions, String lease) {
        return transactions.call(tx -> tx.sql("select code from backoffice.sender_pauses where lease_name = :lease")
                .set("lease", lease)
                .optional(String.class));
    }

    static void pause(Tx tx, String lease, String code) {
        Attention.raise(tx, ATTENTION, lease, code);
        tx.sql("""
                        insert into backoffice.sender_pauses (lease_name, code) values (:lease, :code)
                        on conflict (lease_name) do nothing""").set("lease", lease).set("code", code).update();
    }

    /**
     * A program that starts finds its key rejected. While somebody sends, that is the matter of that program alone; a
     * database that belongs to no account yet has nobody who would send.
     */
    public static void tellUnlessSomebodySends(Transactions transactions, String code) {
        transactions.run(tx -> StripeBinding.bound(tx)
                .map(StripeBinding.Bound::leaseName)
                .filter(lease -> !isHeld(tx, lease))
                .ifPresent(lease -> Attention.raise(tx, ATTENTION, lease, code)));
    }

    /** With its row locked: whoever takes it later finds what is raised now, and settles it. */
    private static boolean isHeld(Tx tx, String lease) {
        return tx.sql("select expires_at > clock_timestamp() from backoffice.leases where name = :lease for update")
                .set("lease", lease)
                .optional(Boolean.class)
                .orElse(false);
    }

    /** A key works: sending may go on. */
    public static void lift(Transactions transactions, String lease) {
        transactions.run(tx -> {
            tx.sql("delete from backoffice.sender_pauses where lease_name = :lease")
                    .set("lease", lease)
                    .update();
            Attention.resolve(tx, ATTENTION, lease);
        });
    }
}
