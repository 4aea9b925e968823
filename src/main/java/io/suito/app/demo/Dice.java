package io.suito.app.demo;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * The chances of one thing (one partner, one order), independent of all others: so any of them can be made again
 * without those before it, and a million need no memory.
 */
final class Dice {
    private static final String SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final SplittableRandom random;

    Dice(long seed, String what, long index) {
        this.random = new SplittableRandom(mix(mix(seed + what.hashCode()) + index));
    }

    /** 0 to bound - 1. */
    long below(long bound) {
        return random.nextLong(bound);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both ends included. */
    long between(long least, long most) {
        return least + below(most - least + 1);
    }

    boolean chance(int ofThousand) {
        return below(1000) < ofThousand;
    }

    <T> T oneOf(List<T> list) {
        return list.get(below(list.size()));
    }

    /** A random (version 4) id. */
    UUID uuid() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~(0xC0L << 56)) | (0x80L << 56);
        return new UUID(high, low);
    }

    /** A Stripe id: the prefix and so many letters and digits. */
    String stripeId(String prefix, int length) {
        StringBuilder id = new StringBuilder(prefix.length() + length).append(prefix);
        for (int i = 0; i < length; i++) {
            id.append(SIGNS.charAt(below(SIGNS.length())));
        }
        return id.toString();
    }

    /** Spreads neighbouring numbers over all of 64 bits (the finalizer of MurmurHash3). */
    private static long mix(long value) {
        long z = value;
        z = (z ^ z >>> 33) * 0xff51afd7ed558ccdL;
        z = (z ^ z >>> 33) * 0xc4ceb9fe1a85ec53L;
        return z ^ z >>> 33;
    }
}
