package io.suito.cli.data;

import io.suito.cli.GroupCommand;
import picocli.CommandLine.Command;

/** {@code suito db}. */
@Command(
        name = "db",
        description = "Migrations, the state of the database, demo data, opening balances.",
        subcommands = {MigrateCommand.class, DbStatusCommand.class, DemoDataCommand.class, OpeningBalancesCommand.class
        })
public final class DbCommand extends GroupCommand {}
