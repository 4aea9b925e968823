package io.suito.app.demo;

import java.util.List;

/** What people spend: whole yen, most a few thousand, few very much; many prices end in 80 or 00. */
final class OrderSizes {
    private static final int MILLION = 1_000_000;
    private static final long LEAST = 800;

    private final long[] share;
    private final long[] yen;

    OrderSizes() {
        List<List<String>> rows = Words.columns("order-sizes.csv");
        this.share = rows.stream().mapToLong(row -> Long.parseLong(row.get(0))).toArray();
        this.yen = rows.stream().mapToLong(row -> Long.parseLong(row.get(1))).toArray();
    }

    /** The total of one order in yen. */
    long roll(Dice dice) {
        long place = dice.below(MILLION);
        int row = 0;
        while (share[row + 1] <= place) {
            row++;
        }
        long raw = yen[row] + (yen[row + 1] - yen[row]) * (place - share[row]) / (share[row + 1] - share[row]);
        return Math.max(LEAST, ending(raw, dice.below(4)));
    }

    private static long ending(long raw, int style) {
        return switch (style) {
            case 0 -> raw;
            case 1 -> raw - raw % 100 + 80;
            case 2 -> raw - raw % 100;
            default -> raw - raw % 10;
        };
    }
}
