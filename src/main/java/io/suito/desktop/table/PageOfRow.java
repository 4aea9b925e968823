package io.suito.desktop.table;

import io.suito.listing.Page;
import io.suito.listing.Question;
import io.suito.listing.Turn;
import java.util.Optional;
import java.util.UUID;

/**
 * The page on which a certain row is.
 *
 * @param found whether it is; where there is no such row, this is the first page
 */
record PageOfRow<R>(Page<R> page, boolean found) {
    /** Reads it: the first page when the row stands there, otherwise the one that begins with the row. */
    static <R> PageOfRow<R> read(RowSource<R> source, Question question, UUID key, int size) {
        Page<R> first = source.page(question, Turn.first(), size);
        if (first.rows().stream().anyMatch(row -> source.key(row).equals(key))) {
            return new PageOfRow<>(first, true);
        }
        Optional<R> row = source.row(question, key);
        return row.isPresent()
                ? new PageOfRow<>(source.page(question, Turn.from(row.get()), size), true)
                : new PageOfRow<>(first, false);
    }
}
