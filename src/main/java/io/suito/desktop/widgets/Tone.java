package io.suito.desktop.widgets;

/** How a status speaks, by icon and colour together. */
public enum Tone {
    NEUTRAL,
    /** Done, all is well. */
    GOOD,
    /** On its way. */
    MOVING,
    /** Somebody should look. */
    CAUTION,
    /** Wrong. */
    BAD
}
