package io.suito.stripe;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach Stripe.
 *
 * @param secretKey a restricted (or secret) key; never logged, never stored in the database
 * @param deadline total time for one request, shorter than the sender's lease
 * @param pace how fast it may be asked
 */
public record StripeSettings(String secretKey, URI apiBase, Duration deadline, PaceLimits pace) {
    /** Total time for one request to Stripe. */
    public static final Duration DEADLINE = Duration.ofSeconds(30);

    public StripeSettings(String secretKey, URI apiBase) {
        this(secretKey, apiBase, DEADLINE);
    }

    /** At the pace that is published for the key's mode. */
    public StripeSettings(String secretKey, URI apiBase, Duration deadline) {
        this(secretKey, apiBase, deadline, PaceLimits.of(isLive(secretKey)));
    }

    public StripeSettings withPace(PaceLimits changed) {
        return new StripeSettings(secretKey, apiBase, deadline, changed);
    }

    public StripeSettings withDeadline(Duration changed) {
        return new StripeSettings(secretKey, apiBase, changed, pace);
    }

    /** Whether the key is one of live mode, told by its form. */
    public boolean livemode() {
        return isLive(secretKey);
    }

    private static boolean isLive(String key) {
        return key.startsWith("sk_live_") || key.startsWith("rk_live_");
    }

    @Override
    public String toString() {
        return "StripeSettings[" + apiBase + "]";
    }
}
