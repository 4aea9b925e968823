package io.suito.cli.staff;

import io.suito.app.Workplace;
import io.suito.cli.ActionCommand;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.Reason;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code suito attention done}: a person's word that a matter is settled which the program cannot see to be. */
@Command(name = "done", description = "Close an item that does not close by itself, once the matter is settled.")
final class AttentionDoneCommand extends ActionCommand {
    @Parameters(arity = "1", paramLabel = "ID", description = "The item's id (suito attention).")
    @SuppressWarnings("NullAway.Init") // mandatory: set by the parser
    private UUID id;

    @Mixin
    private Reason reason = new Reason();

    @Override
    protected int run(Workplace office) {
        String why = reason(reason);
        confirm("attention.confirm_done", id.toString());
        ask(office, "attention.done", Map.of("attention_id", id), why);
        output().result(
                        Map.of("dry_run", dryRun(), "attention_id", id),
                        () -> output().say(dryRun() ? "attention.would_done" : "attention.done", id.toString()));
        return CommandLineProgram.DONE;
    }
}
