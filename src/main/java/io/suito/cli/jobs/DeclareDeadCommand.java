package io.suito.cli.jobs;

import io.suito.app.Workplace;
import io.suito.cli.ActionCommand;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.Reason;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code suito executors declare-dead}: a person has made sure that a process can never wake up again. */
@Command(
        name = "declare-dead",
        description = {
            "Say that an executor's machine is gone for good, so that others take over what it left.",
            "To say so of a process that can still wake up is the one way to pay twice."
        })
final class DeclareDeadCommand extends ActionCommand {
    @Parameters(arity = "1", paramLabel = "ID", description = "The executor's id (suito executors list).")
    @SuppressWarnings("NullAway.Init") // mandatory: set by the parser
    private UUID id;

    @Mixin
    private Reason reason = new Reason();

    @Override
    protected int run(Workplace office) {
        String why = reason(reason);
        confirm("executors.confirm_dead", id.toString());
        ask(office, "executor.declare-dead", Map.of("executor", id), why);
        output().result(
                        Map.of("dry_run", dryRun(), "executor", id),
                        () -> output().say(dryRun() ? "executors.would_dead" : "executors.dead", id.toString()));
        return CommandLineProgram.DONE;
    }
}
