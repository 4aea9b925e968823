package io.suito.app;

/**
 * A setting of this installation, for looking at.
 *
 * @param name as in the environment and in {@code suito.conf}
 * @param text what was given; empty for a secret, which is never shown
 * @param origin one of the words below, or file and line as {@code suito.conf:3}
 */
public record Given(String name, String text, String origin) {
    /** Said by the process's environment. */
    static final String ENVIRONMENT = "environment";

    /** What the operating system's conventions give where nobody said anything. */
    static final String CONVENTION = "convention";

    /** What the embedded services are reached by. */
    static final String EMBEDDED = "embedded";
}
