package io.suito.desktop.table;

/** What a table shows in place of rows, or beside them. */
public enum TableState {
    LOADING,
    ROWS,
    /** There is nothing, and nothing was asked for. */
    EMPTY,
    /** Nothing answers the question. */
    NOTHING_FOUND,
    FAILED,
    /** The database cannot be reached; what was read before still stands there. */
    OFFLINE
}
