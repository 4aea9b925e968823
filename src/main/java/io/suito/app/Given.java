package io.suito.app;

/**
 * A setting of this installation, for looking at.
 *
 * @param name as in the environment and in {@code suito.conf}
 * @param text what was given; empty for a secret, which is never shown
 * @param origin {@code environment}, or file and line as {@code suito.conf:3}
 */
public record Given(String name, String text, String origin) {}
