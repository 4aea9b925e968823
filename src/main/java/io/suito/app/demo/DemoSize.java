package io.suito.app.demo;

import io.suito.text.Refusal;

/**
 * How much demo data, and which of the many possible sets.
 *
 * @param partners number of partners, 1 to 1,000,000
 * @param orders number of orders, 0 to 50,000,000
 * @param seed the same seed, size and reference instant give the same data
 */
public record DemoSize(int partners, long orders, long seed) {
    /** 200 partners and 20,000 orders. */
    public static final DemoSize STANDARD = new DemoSize(200, 20_000, 1);

    private static final int MOST_PARTNERS = 1_000_000;
    private static final long MOST_ORDERS = 50_000_000;

    /**
     * Refuses sizes outside the limits.
     *
     * @throws Refusal {@code demo.bad_size}
     */
    public DemoSize {
        if (partners < 1 || partners > MOST_PARTNERS || orders < 0 || orders > MOST_ORDERS) {
            throw new Refusal("demo.bad_size", partners, orders, MOST_PARTNERS, MOST_ORDERS);
        }
    }
}
