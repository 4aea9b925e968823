package io.suito.cli.staff;

import io.suito.cli.GroupCommand;
import picocli.CommandLine.Command;

/** {@code suito ledger}. */
@Command(
        name = "ledger",
        description = "Correct the ledger.",
        subcommands = {AdjustCommand.class})
public final class LedgerCommand extends GroupCommand {}
