package io.suito.desktop.table;

/** What a column holds; decides alignment, look and how it is exported. */
public enum ColumnKind {
    TEXT,
    YEN,
    NUMBER,
    INSTANT,
    DATE,
    /** A word with an icon. */
    STATUS,
    /** An id of Stripe or of ours. */
    ID
}
