package io.suito.cli;

import picocli.CommandLine.Command;

/** A word that only gathers commands: {@code suito payouts}. By itself it is not one. */
@Command(synopsisSubcommandLabel = "COMMAND")
public abstract class GroupCommand extends BaseCommand {
    @Override
    public final Integer call() {
        throw usage("error.cli.no_command");
    }
}
