package io.suito.cli.jobs;

import io.suito.cli.GroupCommand;
import picocli.CommandLine.Command;

/** {@code suito executors}. */
@Command(
        name = "executors",
        description = "Who carries out requests, and saying that one never will again.",
        subcommands = {ExecutorsListCommand.class, DeclareDeadCommand.class})
public final class ExecutorsCommand extends GroupCommand {}
