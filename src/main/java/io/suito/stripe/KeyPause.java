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
