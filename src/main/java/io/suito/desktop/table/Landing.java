package io.suito.desktop.table;

/** Where the keyboard is when other rows have come. */
enum Landing {
    WHERE_IT_WAS,
    /** In the first row, which is chosen by that. */
    FIRST,
    /** In the last row, which is chosen by that. */
    LAST,
    /** In the first row of a page that was turned without walking there: nothing is chosen by that. */
    TOP;

    /** Whether the row is chosen by coming into it. */
    boolean chooses() {
        return this == FIRST || this == LAST;
    }

    /** The row of so many; -1 for the one where it was. */
    int row(int rows) {
        return switch (this) {
            case WHERE_IT_WAS -> -1;
            case FIRST, TOP -> rows == 0 ? -1 : 0;
            case LAST -> rows - 1;
        };
    }

    /** Where there was no page to turn to and the first one is shown instead. */
    Landing atTheBeginning() {
        return this == LAST ? FIRST : this;
    }
}
