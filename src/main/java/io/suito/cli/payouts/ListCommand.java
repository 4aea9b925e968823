package io.suito.cli.payouts;

import io.suito.app.Workplace;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.OfficeCommand;
import io.suito.payouts.Run;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code suito payouts list}: the newest runs. */
@Command(name = "list", description = "List the newest runs.")
final class ListCommand extends OfficeCommand {
    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    protected int run(Workplace office) {
        if (limit < 1) {
            throw usage("error.cli.limit", limit);
        }
        List<Run> runs = office.backoffice().runReports().recent(limit);
        output().result(Map.of("runs", runs), () -> new RunTexts(output()).runs(runs));
        return CommandLineProgram.DONE;
    }
}
