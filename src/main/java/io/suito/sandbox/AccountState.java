package io.suito.sandbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe (or the partner, by onboarding) does to a connected account. Null leaves a thing as it is.
 *
 * @param detailsSubmitted onboarding was completed
 * @param chargesEnabled may take payments
 * @param payoutsEnabled may be paid out
 * @param transfersActive may receive transfers
 * @param bankAccount has a bank account
 * @param currentlyDue what Stripe wants to know
 * @param pastDue what it wanted to know before now
 * @param deadline second (since 1970) by which it wants to know; 0 takes the deadline away
 * @param disabledReason Stripe's reason, {@code requirements.past_due}; empty takes it away
 */
public record AccountState(
        @Nullable Boolean detailsSubmitted,
        @Nullable Boolean chargesEnabled,
        @Nullable Boolean payoutsEnabled,
        @Nullable Boolean transfersActive,
        @Nullable Boolean bankAccount,
        @Nullable List<String> currentlyDue,
        @Nullable List<String> pastDue,
        @Nullable Long deadline,
        @Nullable String disabledReason) {
    /** Onboarded, with a bank account, nothing due. */
    public static AccountState enabled() {
        return new AccountState(true, true, true, true, true, List.of(), List.of(), 0L, "");
    }

    /** Payouts stopped by Stripe; transfers still arrive. */
    public static AccountState payoutsDisabled(String reason) {
        return new AccountState(null, null, false, null, null, null, null, null, reason);
    }

    /** Stripe asks for something until then. */
    public static AccountState due(List<String> requirements, Instant deadline) {
        return new AccountState(null, null, null, null, null, requirements, null, deadline.getEpochSecond(), null);
    }

    /** The deadline has passed: neither payouts nor transfers. */
    public static AccountState pastDue(List<String> requirements) {
        return new AccountState(
                null, false, false, false, null, requirements, requirements, null, "requirements.past_due");
    }

    /** Stripe has rejected the account, {@code rejected.fraud}. */
    public static AccountState rejected(String reason) {
        return new AccountState(null, false, false, false, null, null, null, null, reason);
    }
}
