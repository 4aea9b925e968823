package io.suito.desktop.table;

import io.suito.desktop.text.Texts;
import io.suito.time.Japan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Values of cells as text: for eyes, and for other programs. */
final class Cells {
    private static final String DANGEROUS = "=+-@＝＋－＠";

    private Cells() {}

    /** As it stands on the screen. */
    static String shown(ColumnKind kind, @Nullable Object value, Texts texts) {
        if (value == null) {
            return "";
        }
        return switch (kind) {
            case YEN -> texts.yen((Long) value);
            case NUMBER -> texts.number((Long) value);
            case INSTANT -> texts.minutes((Instant) value);
            case DATE -> texts.date((LocalDate) value);
            case TEXT, STATUS, ID -> value.toString();
        };
    }

    /**
     * For spreadsheets: whole yen without sign and grouping, ISO dates, times of Japan with their offset; text that a
     * spreadsheet would run as a formula is made harmless by an apostrophe; Japanese ones also run full-width signs.
     */
    static String plain(ColumnKind kind, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        return switch (kind) {
            case YEN, NUMBER -> value.toString();
            case INSTANT -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(Japan.at((Instant) value));
            case DATE -> value.toString();
            case TEXT, STATUS, ID -> harmless(value.toString());
        };
    }

    /** As {@link #plain}, in one line and without tabulators: a cell of what is copied. */
    static String oneLine(ColumnKind kind, @Nullable Object value) {
        String line = plain(kind, value).replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
        // what is pasted is taken apart at quotes: one at the beginning would swallow the cells that follow
        return line.startsWith("\"") ? "'" + line : line;
    }

    private static String harmless(String text) {
        return !text.isEmpty() && isDangerous(text.charAt(0)) ? "'" + text : text;
    }

    /** Control characters too: what follows them may be read as if it stood first. */
    private static boolean isDangerous(char first) {
        return DANGEROUS.indexOf(first) >= 0 || Character.isISOControl(first);
    }
}
