package io.suito.app.demo;

import io.suito.time.Japan;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the parcel is.
 *
 * @param status pending, shipped, delivered or cancelled
 * @param changedAt when it became so; null while nothing happened
 */
record Delivery(String status, @Nullable Instant changedAt) {
    static final Delivery NOT_BEGUN = new Delivery("pending", null);
    static final Delivery CANCELLED = new Delivery("cancelled", null);

    private static final int FIRST_HOUR = 8;
    private static final int LAST_HOUR = 20;

    /** As most parcels go, some made to order, a few forgotten or lost. */
    static Delivery usual(Instant paidAt, Instant now, Dice dice) {
        int luck = dice.below(1000);
        if (luck < 12) {
            return NOT_BEGUN;
        }
        Instant shipped = paidAt.plus(
                Duration.ofMinutes(luck < 50 ? dice.between(5 * 1440, 16 * 1440) : dice.between(180, 60 * 60)));
        return luck >= 992 ? shippedOnly(shipped, now) : arriving(shipped, now, dice);
    }

    /** Shipped within two and a half days, delivered within seven. */
    static Delivery swift(Instant paidAt, Instant now, Dice dice) {
        return arriving(paidAt.plus(Duration.ofMinutes(dice.between(180, 60 * 60))), now, dice);
    }

    boolean delivered() {
        return status.equals("delivered");
    }

    private static Delivery arriving(Instant shipped, Instant now, Dice dice) {
        long minute = dice.between(FIRST_HOUR * 60L, LAST_HOUR * 60L + 59);
        Instant delivered = Japan.date(shipped)
                .plusDays(dice.between(1, dice.chance(150) ? 4 : 2))
                .atStartOfDay(Japan.ZONE)
                .toInstant()
                .plus(Duration.ofSeconds(minute * 60 + dice.below(60)));
        return delivered.isAfter(now) ? shippedOnly(shipped, now) : new Delivery("delivered", delivered);
    }

    private static Delivery shippedOnly(Instant shipped, Instant now) {
        return shipped.isAfter(now) ? NOT_BEGUN : new Delivery("shipped", shipped);
    }
}
