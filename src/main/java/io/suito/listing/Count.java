package io.suito.listing;

/**
 * How many rows there are; counting ends at {@link Listing#COUNTED}.
 *
 * @param more whether there are more than that
 */
public record Count(long rows, boolean more) {}
