package io.suito.sandbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How payouts go after they were created, by the sandbox's clock.
 *
 * @param inTransitAfterMillis from creation until {@code in_transit}; until then a payout can be cancelled
 * @param doneAfterMillis from creation until {@code paid} or {@code failed}
 * @param lateFailureAfterMillis from creation until a payout that was {@code paid} turns {@code failed}
 * @param failPermille how many of 1,000 fail
 * @param failLatePermille how many of 1,000 fail after they were paid
 * @param failureCode Stripe's failure code of those
 * @param accounts outcomes for single accounts, which come before the chances above
 */
public record PayoutBehaviour(
        long inTransitAfterMillis,
        long doneAfterMillis,
        long lateFailureAfterMillis,
        int failPermille,
        int failLatePermille,
        String failureCode,
        Map<String, Outcome> accounts) {
    /** How a payout ends. */
    public enum End {
        PAID,
        FAILED,
        FAILED_AFTER_PAID,
        /** Stays {@code pending} for ever: it can be cancelled. */
        STUCK
    }

    /**
     * The outcome of an account's payouts.
     *
     * @param failureCode Stripe's failure code, {@code account_closed}
     */
    public record Outcome(End end, @Nullable String failureCode) {}

    /** In transit after one second, paid after three; none fails. */
    public static PayoutBehaviour standard() {
        return new PayoutBehaviour(1_000, 3_000, 10_000, 0, 0, "account_closed", Map.of());
    }

    /** The same with other delays. */
    public PayoutBehaviour after(Duration inTransit, Duration done, Duration lateFailure) {
        return new PayoutBehaviour(
                inTransit.toMillis(),
                done.toMillis(),
                lateFailure.toMillis(),
                failPermille,
                failLatePermille,
                failureCode,
                accounts);
    }

    /** The same with chances of failing, of 1,000. */
    public PayoutBehaviour failing(int permille, int latePermille, String code) {
        return new PayoutBehaviour(
                inTransitAfterMillis, doneAfterMillis, lateFailureAfterMillis, permille, latePermille, code, accounts);
    }

    /** The same, with the outcome of one account set. */
    public PayoutBehaviour forAccount(String account, End end, @Nullable String code) {
        Map<String, Outcome> more = new HashMap<>(accounts);
        more.put(account, new Outcome(end, code));
        return new PayoutBehaviour(
                inTransitAfterMillis,
                doneAfterMillis,
                lateFailureAfterMillis,
                failPermille,
                failLatePermille,
                failureCode,
                Map.copyOf(more));
    }
}
