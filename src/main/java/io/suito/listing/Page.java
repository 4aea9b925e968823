package io.suito.listing;

import java.util.List;

/**
 * Some rows of a list, in its order.
 *
 * @param hasEarlier whether there are rows before the first
 * @param hasLater whether there are rows after the last
 */
public record Page<R>(List<R> rows, boolean hasEarlier, boolean hasLater) {
    public Page {
        rows = List.copyOf(rows);
    }

    public static <R> Page<R> empty() {
        return new Page<>(List.of(), false, false);
    }
}
