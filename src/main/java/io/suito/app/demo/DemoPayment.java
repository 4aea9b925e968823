package io.suito.app.demo;

import java.time.Instant;
import java.util.UUID;

/**
 * A card payment on the platform's own Stripe account that must exist there for the demo data to be true: the payment
 * of every order that was paid, also where it was refunded later.
 *
 * @param paymentIntentId {@code pi_…}
 * @param chargeId {@code ch_…}, the intent's latest charge
 * @param amount in yen
 * @param refunded in yen, 0 for most; only orders from before the cut-over were refunded
 * @param createdAt when the buyer paid
 */
public record DemoPayment(
        String paymentIntentId, String chargeId, UUID orderId, long amount, long refunded, Instant createdAt) {}
