package io.suito.money;

import java.util.Locale;

/** Whole yen as {@code long}: JPY has no minor unit, nothing is ever multiplied or divided by 100. */
public final class Yen {
    private Yen() {}

    /** {@code ¥1,234,567}; a negative amount carries its minus sign before the yen sign. */
    public static String format(long yen) {
        String digits = String.format(Locale.ROOT, "%,d", yen);
        return yen < 0 ? "-¥" + digits.substring(1) : "¥" + digits;
    }
}
