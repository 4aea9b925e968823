package io.suito.cli;

import io.suito.app.Workplace;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** A command that changes something: it can be rehearsed, and it asks a person first. */
@Command
public abstract class ActionCommand extends OfficeCommand {
    @Option(names = "--dry-run", description = "Say what would be done, in numbers, and change nothing.")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask for confirmation.")
    private boolean yes;

    /** Whether only to say what would be done. */
    protected final boolean dryRun() {
        return dryRun;
    }

    /** Whether the person has agreed beforehand. */
    protected final boolean yes() {
        return yes;
    }

    /** Returns when the person agrees to this; nothing is asked in a rehearsal. */
    protected final void confirm(String key, Object... arguments) {
        if (!dryRun) {
            new Confirmation(context().terminal(), yes).require(text(key, arguments));
        }
    }

    /** Refuses at once where a confirmation will be needed and nobody could give it. */
    protected final void requireSomebodyToConfirm() {
        if (!dryRun && !yes && !context().terminal().interactive()) {
            throw new io.suito.text.Refusal("cli.confirmation_needed");
        }
    }

    /** Asks for it and waits for the outcome, or with {@code --dry-run} rehearses it. */
    protected final JsonNode ask(Workplace office, String kind, Map<String, ?> payload, @Nullable String reason) {
        return dryRun ? office.rehearsal().of(kind, payload, reason) : office.ask(kind, payload, reason);
    }
}
