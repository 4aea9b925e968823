package io.suito.desktop.live;

/** What may have changed, as the database names it on the channel {@code suito_changes}. */
public enum Topic {
    RUNS,
    ITEMS,
    PARTNERS,
    ATTENTION,
    REQUESTS
}
