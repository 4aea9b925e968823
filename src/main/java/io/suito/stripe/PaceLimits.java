package io.suito.stripe;

/**
 * How fast Stripe may be asked, in requests per second, and how much at the same time.
 *
 * <p>Source: docs.stripe.com/rate-limits (100/s in live mode and 25/s in test mode overall, 25/s per endpoint);
 * payouts: docs.stripe.com/api/payouts/create (15/s, 30 at the same time).
 *
 * @param perSecond all endpoints together
 * @param perEndpoint one endpoint
 * @param payouts creating payouts
 * @param atOnce commands of one kind that are on their way at the same time
 */
public record PaceLimits(int perSecond, int perEndpoint, int payouts, int atOnce) {
    /** Three below: no endpoint but that of payouts is what a run waits for. */
    private static final int ENDPOINT = 22;

    private static final int PAYOUTS = 15;

    /** Look-ups of what is unknown are reads too. */
    private static final int FEWEST_READS = 3;

    /** Two below the thirty payouts that may be made at the same time. */
    private static final int AT_ONCE = 28;

    /** What is published for live mode. */
    public static PaceLimits live() {
        return new PaceLimits(100, ENDPOINT, PAYOUTS, AT_ONCE);
    }

    /** What is published for test mode. */
    public static PaceLimits test() {
        return new PaceLimits(25, ENDPOINT, PAYOUTS, AT_ONCE);
    }

    /** What is published for the mode of a key. */
    public static PaceLimits of(boolean livemode) {
        return livemode ? live() : test();
    }

    /** How many of all may be reads while commands wait: what transfers and payouts at full pace leave. */
    int readsBesideCommands() {
        return Math.max(FEWEST_READS, Math.min(perEndpoint, perSecond - perEndpoint - payouts));
    }

    int of(String endpoint) {
        return endpoint.equals(StripeCommandKind.PAYOUT_CREATE.code()) ? payouts : perEndpoint;
    }
}
