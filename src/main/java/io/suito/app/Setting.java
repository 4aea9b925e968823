package io.suito.app;

/**
 * One setting's text and where it was said.
 *
 * @param key which setting
 * @param text its text, never blank in what {@link Configuration} keeps
 * @param origin {@code environment}, or file and line as {@code suito.conf:3}
 */
record Setting(Key key, String text, String origin) {
    /** Which setting, and where to correct it. */
    String where() {
        return key + " (" + origin + ")";
    }

    /** The text may be a secret. */
    @Override
    public String toString() {
        return where();
    }
}
