package io.suito.desktop.search;

/**
 * Something that a search found.
 *
 * @param kind what it is, in words
 * @param title its name
 * @param detail what tells it from others of that name; may be empty
 * @param go opens or does it
 */
public record Hit(String kind, String title, String detail, Runnable go) {
    /** All of it in one line, as a screen reader says it. */
    String spoken() {
        return detail.isEmpty() ? kind + ": " + title : kind + ": " + title + ", " + detail;
    }
}
