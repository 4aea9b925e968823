package io.suito.stripe;

import org.jspecify.annotations.Nullable;

/**
 * One answer to one sending of a command.
 *
 * @param httpStatus null when there was no answer
 * @param responseId id of Stripe's object when it succeeded
 * @param errorCode Stripe's error code, or ours for what has none
 * @param body Stripe's object as JSON when it succeeded
 */
public record StripeAnswer(
        Verdict verdict,
        @Nullable Integer httpStatus,
        @Nullable String responseId,
        @Nullable String errorCode,
        @Nullable String requestId,
        @Nullable String body) {
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;

    /** Whether it was turned away because something else at Stripe had its object in hand. */
    boolean isLockTimeout() {
        return verdict == Verdict.NOT_DONE && "lock_timeout".equals(errorCode);
    }

    /** Whether somebody, Stripe or a gateway before it, says that we ask too fast. */
    boolean isTooFast() {
        return httpStatus != null && httpStatus == TOO_MANY_REQUESTS && !"lock_timeout".equals(errorCode);
    }

    /** Whether the key as such is known, and may not do this. */
    boolean isForbidden() {
        return httpStatus != null && httpStatus == FORBIDDEN;
    }
}
