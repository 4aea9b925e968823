package io.suito.listing;

import org.jspecify.annotations.Nullable;

/**
 * Which page: the first or last one, or the one next to a row that was seen.
 *
 * @param row the row that stands next to the page, not on it; null for the first and last page
 */
public record Turn<R>(boolean forward, @Nullable R row, boolean inclusive) {
    public static <R> Turn<R> first() {
        return new Turn<>(true, null, false);
    }

    public static <R> Turn<R> last() {
        return new Turn<>(false, null, false);
    }

    public static <R> Turn<R> after(R row) {
        return new Turn<>(true, row, false);
    }

    public static <R> Turn<R> before(R row) {
        return new Turn<>(false, row, false);
    }

    /** The page that begins where this row stands or stood: the same rows again, as they are now. */
    public static <R> Turn<R> from(R row) {
        return new Turn<>(true, row, true);
    }
}
