package io.suito.money;

import io.suito.text.Refusal;
import java.text.Normalizer;
import java.util.Locale;

/** Whole yen as {@code long}: JPY has no minor unit, nothing is ever multiplied or divided by 100. */
public final class Yen {
    private static final String PLAIN = "[+-]?[0-9]{1,15}";
    private static final String GROUPED = "[+-]?[0-9]{1,3}(,[0-9]{3}){1,4}";

    private Yen() {}

    /**
     * Reads whole yen as people type them: a sign, digits of either width, commas at every thousand, a yen sign.
     *
     * @throws Refusal {@code money.unreadable} for everything that could mean something else
     */
    public static long parse(String text) {
        String plain = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC)
                .replace('\u2212', '-')
                .replaceFirst("^([+-]?)[\u00A5\\\\]", "$1")
                .replaceFirst("円$", "");
        if (!plain.matches(PLAIN) && !plain.matches(GROUPED)) {
            throw new Refusal("money.unreadable", text);
        }
        return Long.parseLong(plain.replace(",", ""));
    }

    /** {@code ¥1,234,567}; a negative amount carries its minus sign before the yen sign. */
    public static String format(long yen) {
        String digits = String.format(Locale.ROOT, "%,d", yen);
        return yen < 0 ? "-¥" + digits.substring(1) : "¥" + digits;
    }
}
