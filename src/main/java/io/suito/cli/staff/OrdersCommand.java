package io.suito.cli.staff;

import io.suito.cli.GroupCommand;
import picocli.CommandLine.Command;

/** {@code suito orders}. */
@Command(
        name = "orders",
        description = "Correct orders that were posted wrongly.",
        subcommands = {VoidCommand.class})
public final class OrdersCommand extends GroupCommand {}
