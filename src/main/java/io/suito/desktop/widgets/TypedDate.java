package io.suito.desktop.widgets;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day as people type it: year, month, day, with digits of either width and {@code - / .} or 年月日 between them. What
 * could mean two days (without year, or with the year at the end) is not guessed.
 *
 * @param readable whether it is empty or a day
 */
public record TypedDate(String text, boolean readable, Optional<LocalDate> day) {
    private static final Pattern DAY =
            Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?|([0-9]{4})([0-9]{2})([0-9]{2})");

    /** What Japanese input methods give for the hyphen: minus, dashes, the long vowel. */
    private static final Pattern HYPHENS = Pattern.compile("[\\u2010-\\u2015\\u2212\\u30FC]");

    /** Reads it. */
    public static TypedDate of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
        plain = HYPHENS.matcher(plain).replaceAll("-");
        if (plain.isEmpty()) {
            return new TypedDate(text, true, Optional.empty());
        }
        Matcher found = DAY.matcher(plain);
        Optional<LocalDate> day = found.matches() ? day(found) : Optional.empty();
        return new TypedDate(text, day.isPresent(), day);
    }

    private static Optional<LocalDate> day(Matcher found) {
        int first = found.group(1) == null ? 4 : 1;
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(found.group(first)),
                    Integer.parseInt(found.group(first + 1)),
                    Integer.parseInt(found.group(first + 2))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public boolean isReadable() {
        return readable;
    }
}
