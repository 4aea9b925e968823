package io.suito.sandbox;

/**
 * How many requests Stripe lets through in a sliding second before it answers 429.
 *
 * @param perSecond all endpoints together
 * @param perEndpoint one endpoint
 * @param payoutsPerSecond creating payouts
 * @param payoutsAtOnce payouts being created at the same time
 */
public record Limits(int perSecond, int perEndpoint, int payoutsPerSecond, int payoutsAtOnce) {
    /** As published for live mode. */
    public static Limits live() {
        return new Limits(100, 25, 15, 30);
    }

    /** As published for test mode. */
    public static Limits test() {
        return new Limits(25, 25, 15, 30);
    }

    /** No limits worth the name. */
    public static Limits none() {
        return new Limits(1_000_000, 1_000_000, 1_000_000, 1_000_000);
    }
}
