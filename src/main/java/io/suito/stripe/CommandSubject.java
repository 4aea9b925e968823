package io.suito.stripe;

import io.suito.database.Tx;
import org.jspecify.annotations.Nullable;

/**
 * What a command is for: told of its fate inside the very transaction that records it. Registered by the composition
 * root; nothing is imported upwards.
 */
public interface CommandSubject {
    /**
     * Last look before the first sending, in the transaction that claims the command. Changes the subject's state for
     * either answer.
     *
     * @return null to send; otherwise why not, and the command ends unsent
     */
    @Nullable
    String beforeSending(Tx tx, StripeCommand command);

    /** Whether an unknown command may simply be sent again: the subject's circumstances have not changed. */
    boolean mayResend(Tx tx, StripeCommand command);

    /** Stripe did it. */
    void succeeded(Tx tx, StripeCommand command, StripeAnswer answer);

    /** Stripe definitely did not do it. */
    void failed(Tx tx, StripeCommand command, String errorCode);

    /** Not done and to be sent again later, under the same key: nothing of it is on its way now. */
    void turnedAway(Tx tx, StripeCommand command);

    /** Not done because the platform's balance does not suffice. */
    void shortOfFunds(Tx tx, StripeCommand command);
}
