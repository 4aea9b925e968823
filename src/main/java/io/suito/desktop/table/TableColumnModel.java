package io.suito.desktop.table;

import io.suito.desktop.widgets.Tone;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column.
 *
 * @param id stable: settings and exports know it; its title is the text {@code column.<table>.<id>}
 * @param value yen and numbers as Long, INSTANT as Instant, DATE as LocalDate, the rest as text; null shows nothing
 * @param tone of a status, for icon and colour; neutral for everything else
 * @param sort the listing's column, empty when it cannot be sorted by
 * @param width in pixels at the standard font size
 */
public record TableColumnModel<R>(
        String id,
        ColumnKind kind,
        Function<R, @Nullable Object> value,
        Function<R, Tone> tone,
        String sort,
        double width,
        boolean shownFirst) {
    public static <R> TableColumnModel<R> of(
            String id, ColumnKind kind, double width, Function<R, @Nullable Object> value) {
        return new TableColumnModel<>(id, kind, value, row -> Tone.NEUTRAL, "", width, true);
    }

    /** Its width in an arrangement, in pixels at the standard font size. */
    double widthIn(Arrangement arrangement) {
        return arrangement.widths().getOrDefault(id, width);
    }

    public TableColumnModel<R> sortedBy(String column) {
        return new TableColumnModel<>(id, kind, value, tone, column, width, shownFirst);
    }

    public TableColumnModel<R> toned(Function<R, Tone> tones) {
        return new TableColumnModel<>(id, kind, value, tones, sort, width, shownFirst);
    }

    /** Only shown when the person chooses it. */
    public TableColumnModel<R> hiddenFirst() {
        return new TableColumnModel<>(id, kind, value, tone, sort, width, false);
    }
}
