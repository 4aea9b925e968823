package io.suito.faults.tap;

import org.jspecify.annotations.Nullable;

/** Sits between the product's Stripe client and the wire. */
public interface HttpTap {
    /** Lets everything pass. */
    HttpTap NONE = new HttpTap() {};

    /**
     * One request.
     *
     * @param query as sent, empty where there is none
     */
    record Call(String method, String path, String query) {
        @Override
        public String toString() {
            return method + " " + path.replaceAll("/(acct|tr|po|pi|ch)_[A-Za-z0-9_]+", "/$1_…");
        }
    }

    /** Before it is sent; the mark comes back in {@link #after}. */
    default long before(Call call) {
        return 0;
    }

    /** After its answer came, or none. */
    default void after(Call call, long mark) {}

    /** A body to answer with, so that nothing is sent; null to send. */
    default @Nullable String insteadOfTheWire(Call call) {
        return null;
    }

    /** Another idempotency key; null to leave the product's. */
    default @Nullable String otherKey(Call call) {
        return null;
    }
}
