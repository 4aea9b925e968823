package io.suito.stripe;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One durable instruction to Stripe, as stored.
 *
 * @param subjectId what it is for: a payout item
 * @param step {@code transfer}, {@code payout}, {@code reversal}
 * @param round counts repetitions of a step that succeeded but did not last, such as a payout the bank sent back
 * @param account the connected account it acts on (Stripe-Account header), null for the platform
 * @param parameters form parameters as a JSON object, in Stripe's own names
 * @param state {@code queued}, {@code sending}, {@code succeeded}, {@code failed}, {@code unknown}
 * @param unknownBefore an earlier sending may have taken effect
 * @param lookUpFirst asking again would only replay a stored error
 * @param errorCode the last error
 */
public record StripeCommand(
        UUID id,
        String subjectKind,
        UUID subjectId,
        @Nullable UUID groupId,
        String step,
        int round,
        String kind,
        @Nullable String account,
        boolean livemode,
        String path,
        String parameters,
        String apiVersion,
        String idempotencyKey,
        String state,
        int attempts,
        @Nullable Instant firstSentAt,
        @Nullable Long fence,
        @Nullable UUID sender,
        boolean unknownBefore,
        boolean lookUpFirst,
        int lookups,
        @Nullable String errorCode) {
    public StripeCommandKind commandKind() {
        return StripeCommandKind.of(kind);
    }
}
