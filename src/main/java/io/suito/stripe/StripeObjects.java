package io.suito.stripe;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stripe's objects as the rest of the product sees them; amounts in whole yen. */
public final class StripeObjects {
    private StripeObjects() {}

    /** Platform to account. */
    public record Transfer(
            String id,
            long amount,
            long amountReversed,
            String destination,
            @Nullable String group,
            Map<String, String> metadata) {}

    /** Account to bank. {@code status}: pending, in_transit, paid, failed, canceled. */
    public record Payout(
            String id,
            long amount,
            String status,
            @Nullable LocalDate arrivalDate,
            @Nullable String failureCode,
            Map<String, String> metadata) {}

    /** Money that Stripe holds, in yen. */
    public record Balance(long available, long pending, boolean livemode) {}

    /** A connected account. {@code requirementsJson}: currently_due, past_due, … as Stripe tells them. */
    public record Account(
            String id,
            boolean detailsSubmitted,
            boolean chargesEnabled,
            boolean payoutsEnabled,
            List<String> currentlyDue,
            List<String> pastDue,
            @Nullable String disabledReason,
            @Nullable Instant currentDeadline) {}

    /** A payment, with what was refunded of its charge. {@code paidAt} is the charge's creation. */
    public record Payment(
            String id,
            String status,
            long amount,
            String currency,
            @Nullable String chargeId,
            long amountRefunded,
            @Nullable Instant paidAt) {}
}
