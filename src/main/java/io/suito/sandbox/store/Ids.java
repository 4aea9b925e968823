package io.suito.sandbox.store;

/**
 * Ids in Stripe's style: a prefix, a part that grows with time (so that new objects lie beside each other in the
 * store), and a part that looks random.
 *
 * <p>The growing part is the object's number and never comes twice, so ids are unique and, for one seed, reproducible.
 */
public final class Ids {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final long seed;

    /** Ids of one sandbox; the seed varies the part that looks random. */
    public Ids(long seed) {
        this.seed = seed;
    }

    /** {@code tr_1000002aKSxyz…} for the given number. */
    public String id(String prefix, long number) {
        return prefix + "_1" + base62(number, 7) + base62(mix(number ^ seed) >>> 1, 11)
                + base62(mix(number - seed) >>> 34, 5);
    }

    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static String base62(long value, int width) {
        char[] text = new char[width];
        long rest = value;
        for (int i = width - 1; i >= 0; i--) {
            text[i] = DIGITS.charAt((int) (rest % 62));
            rest /= 62;
        }
        return new String(text);
    }
}
