package io.suito.cli;

/**
 * A command that stands outside the product's jar, found by {@link java.util.ServiceLoader}: the proofs ({@code suito
 * faults}, {@code suito bench}), whose classes are on the class path only when they are asked for.
 */
public interface CommandExtension {
    /** An object with picocli's {@code @Command}; extending {@link BaseCommand} gives it output and options. */
    Object command();
}
