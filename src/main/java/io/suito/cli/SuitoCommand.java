package io.suito.cli;

import io.suito.cli.data.DbCommand;
import io.suito.cli.desktop.DemoCommand;
import io.suito.cli.desktop.DesktopCommand;
import io.suito.cli.jobs.DaemonCommand;
import io.suito.cli.jobs.ExecutorsCommand;
import io.suito.cli.jobs.JobsCommand;
import io.suito.cli.payouts.PayoutsCommand;
import io.suito.cli.staff.AttentionCommand;
import io.suito.cli.staff.LedgerCommand;
import io.suito.cli.staff.OrdersCommand;
import io.suito.cli.staff.PartnersCommand;
import io.suito.cli.staff.RequestsCommand;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root: {@code suito}. What every command takes is declared here once and inherited. */
@Command(
        name = "suito",
        synopsisSubcommandLabel = "COMMAND",
        description = "The back office of a Japanese platform business: every partner is paid exactly once.",
        subcommands = {
            PayoutsCommand.class,
            JobsCommand.class,
            ExecutorsCommand.class,
            AttentionCommand.class,
            RequestsCommand.class,
            PartnersCommand.class,
            LedgerCommand.class,
            OrdersCommand.class,
            DbCommand.class,
            DesktopCommand.class,
            DemoCommand.class,
            DaemonCommand.class,
            SandboxCommand.class
        })
public final class SuitoCommand extends BaseCommand {
    private final Context context;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Write one JSON document to standard output; logs and progress go to standard error.")
    private boolean json;

    @Option(
            names = "--embedded",
            scope = ScopeType.INHERIT,
            description = "Use the built-in database and Stripe sandbox; start them if they are not running.")
    private boolean embedded;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            description = "Print the version and exit.")
    private boolean version;

    SuitoCommand(Context context) {
        this.context = context;
    }

    Context ownContext() {
        return context;
    }

    boolean asksForJson() {
        return json;
    }

    boolean asksForEmbedded() {
        return embedded;
    }

    /** Without a command it is the window, which has no document to write. */
    @Override
    public Integer call() {
        if (version) {
            output().result(Map.of("version", Version.number()), () -> output().line("suito " + Version.number()));
            return CommandLineProgram.DONE;
        }
        if (json) {
            throw usage("error.cli.no_command");
        }
        return subcommand("desktop", DesktopCommand.class).call();
    }
}
