package io.suito.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --reason}: why a person wants something, for those who look at it later. */
public final class Reason {
    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with what is done.")
    private @Nullable String text;

    /** What was given, if it says anything. */
    public Optional<String> given() {
        return Optional.ofNullable(text).map(String::strip).filter(given -> !given.isEmpty());
    }
}
