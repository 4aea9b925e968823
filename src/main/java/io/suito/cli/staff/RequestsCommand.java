package io.suito.cli.staff;

import io.suito.cli.GroupCommand;
import picocli.CommandLine.Command;

/** {@code suito requests}. */
@Command(
        name = "requests",
        description = "What people asked for, and approving it.",
        subcommands = {RequestsListCommand.class, RequestShowCommand.class, ApproveCommand.class})
public final class RequestsCommand extends GroupCommand {}
