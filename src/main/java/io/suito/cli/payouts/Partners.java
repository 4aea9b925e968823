package io.suito.cli.payouts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --partner}: only these, instead of everybody. */
final class Partners {
    @Option(
            names = "--partner",
            arity = "1..*",
            split = ",",
            paramLabel = "ID",
            description = "Only these partners (ids; may be repeated).")
    private List<UUID> partners = new ArrayList<>();

    /** Each once; null for everybody. */
    @Nullable
    List<UUID> chosen() {
        return partners.isEmpty() ? null : List.copyOf(new LinkedHashSet<>(partners));
    }
}
