package io.suito.cli.payouts;

import io.suito.payouts.PlanRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options {@code --partner} (only these, instead of everybody) and {@code --except} (everybody but these). */
final class Partners {
    @Option(
            names = "--partner",
            arity = "1..*",
            split = ",",
            paramLabel = "ID",
            description = "Only these partners (ids; may be repeated).")
    private List<UUID> partners = new ArrayList<>();

    @Option(
            names = "--except",
            arity = "1..*",
            split = ",",
            paramLabel = "PARTNER",
            description = "Leave these partners out this time (ids; may be repeated). Their money stays available.")
    private List<UUID> except = new ArrayList<>();

    /** The run that is asked for: of that date, or a manual one. */
    PlanRequest wanted(@Nullable LocalDate date) {
        return new PlanRequest(date, null, chosen(), except(), null, "");
    }

    /** Who is left out, each once. */
    List<UUID> except() {
        return List.copyOf(new LinkedHashSet<>(except));
    }

    /** Each once; null for everybody. */
    @Nullable
    List<UUID> chosen() {
        return partners.isEmpty() ? null : List.copyOf(new LinkedHashSet<>(partners));
    }
}
