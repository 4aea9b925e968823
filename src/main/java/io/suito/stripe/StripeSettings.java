package io.suito.stripe;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach Stripe.
 *
 * @param secretKey a restricted (or secret) key; never logged, never stored in the database
 * @param deadline total time for one request, shorter than the sender's lease
 */
public record StripeSettings(String secretKey, URI apiBase, Duration deadline) {
    /** Total time for one request to Stripe. */
    public static final Duration DEADLINE = Duration.ofSeconds(30);

    public StripeSettings(String secretKey, URI apiBase) {
        this(secretKey, apiBase, DEADLINE);
    }

    /** Whether the key is one of live mode, told by its form. */
    public boolean livemode() {
        return secretKey.startsWith("sk_live_") || secretKey.startsWith("rk_live_");
    }

    @Override
    public String toString() {
        return "StripeSettings[" + apiBase + "]";
    }
}
