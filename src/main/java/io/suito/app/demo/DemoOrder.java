package io.suito.app.demo;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One generated order as the web application left it.
 *
 * @param sellerRank the rank of its partner, see {@link Partners}
 * @param total in yen
 * @param known the Stripe ids that the web application wrote down
 * @param payment what Stripe has; null where the buyer never paid
 */
record DemoOrder(
        UUID id,
        String number,
        int sellerRank,
        long total,
        String paymentStatus,
        String deliveryStatus,
        KnownIds known,
        @Nullable DemoPayment payment,
        @Nullable Instant deliveredAt,
        Instant createdAt,
        Instant updatedAt) {

    /** Which Stripe ids stand on the order. */
    record KnownIds(
            @Nullable String txid,
            @Nullable String paymentIntentId,
            @Nullable String chargeId) {
        static final KnownIds NONE = new KnownIds(null, null, null);
    }
}
