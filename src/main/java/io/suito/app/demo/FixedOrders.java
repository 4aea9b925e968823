package io.suito.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The few orders whose seller is settled beforehand: those of new partners, and of partners that sell too little for a
 * payout. They are a small part, however many orders there are, and the only ones held in memory.
 */
final class FixedOrders {
    private static final int ATTEMPTS = 20;

    /**
     * Whose order it is.
     *
     * @param small a delivered and matured order too small for a payout
     */
    record Fixed(int rank, boolean small) {}

    private final Map<Long, Fixed> byNumber = new HashMap<>();
    private final DemoSize size;
    private final Rhythm rhythm;

    FixedOrders(DemoSize size, Partners partners, Rhythm rhythm, Instant now) {
        this.size = size;
        this.rhythm = rhythm;
        Instant cutOver = CutOver.before(now);
        partners.ranksOf(PartnerKind.BELOW_MINIMUM).forEach(rank -> {
            Dice dice = new Dice(size.seed(), "small", rank);
            place(new Fixed(rank, true), daysBefore(now, 40), daysBefore(now, 26), dice);
            for (long left = dice.below(3); left > 0; left--) {
                place(new Fixed(rank, false), daysBefore(now, 170), cutOver, dice);
            }
        });
        partners.ranksOf(PartnerKind.NEW).forEach(rank -> {
            Dice dice = new Dice(size.seed(), "new", rank);
            for (long left = dice.between(1, 4); left > 0; left--) {
                place(new Fixed(rank, false), daysBefore(now, 12), now, dice);
            }
        });
    }

    @Nullable
    Fixed at(long number) {
        return byNumber.get(number);
    }

    private void place(Fixed fixed, Instant from, Instant until, Dice dice) {
        long first = rhythm.firstAtOrAfter(from) + 1;
        long end = rhythm.firstAtOrAfter(until) - 1;
        boolean enough = end > first && byNumber.size() < size.orders() / 4;
        for (int attempt = 0; enough && attempt < ATTEMPTS; attempt++) {
            if (byNumber.putIfAbsent(dice.between(first, end - 1), fixed) == null) {
                return;
            }
        }
    }

    private static Instant daysBefore(Instant now, int days) {
        return now.minus(Duration.ofDays(days));
    }
}
