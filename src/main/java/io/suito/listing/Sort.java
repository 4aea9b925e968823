package io.suito.listing;

/**
 * What a list is sorted by.
 *
 * @param column one of {@link Listing#sortable()}
 */
public record Sort(String column, boolean descending) {
    public static Sort ascending(String column) {
        return new Sort(column, false);
    }

    public static Sort descending(String column) {
        return new Sort(column, true);
    }

    /** The same column the other way round. */
    public Sort reversed() {
        return new Sort(column, !descending);
    }
}
