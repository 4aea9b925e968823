package io.suito.request;

import io.suito.database.Tx;
import org.jspecify.annotations.Nullable;

/** Carries out one kind of request: its effect and the word "done" commit together. */
@FunctionalInterface
public interface RequestHandler {
    /**
     * Looks around before the transaction: reads from Stripe and keeps what it saw where {@link #handle} finds it. Has
     * no effect that matters by itself.
     */
    default void prepare(Request request) {}

    /** Whether {@link #prepare} asks Stripe: then the request waits until Stripe can be asked. */
    default boolean needsStripe() {
        return false;
    }

    /**
     * Does what was asked. May run again from the start when the transaction has to be repeated, so it has no effect
     * outside of it.
     *
     * @return the outcome, a record or map that becomes JSON; null for nothing to say
     * @throws io.suito.text.Refusal when it is not to be done; everything is rolled back and the answer kept
     */
    @Nullable
    Object handle(Tx tx, Request request);
}
