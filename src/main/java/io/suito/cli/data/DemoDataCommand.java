package io.suito.cli.data;

import io.suito.app.DemoSetup;
import io.suito.app.Workplace;
import io.suito.app.demo.DemoSize;
import io.suito.app.demo.DemoSummary;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.OfficeCommand;
import io.suito.money.Yen;
import io.suito.time.Japan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code suito db demo-data}: a made-up marketplace in an empty database and in the sandbox. */
@Command(
        name = "demo-data",
        description = "Fill an empty database and the Stripe sandbox with a made-up Japanese marketplace.")
final class DemoDataCommand extends OfficeCommand {
    @Option(
            names = "--partners",
            paramLabel = "N",
            defaultValue = "200",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int partners;

    @Option(
            names = "--orders",
            paramLabel = "N",
            defaultValue = "20000",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private long orders;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Which of the many possible marketplaces (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    protected int run(Workplace office) {
        DemoSize size = new DemoSize(partners, orders, seed);
        DemoSummary summary =
                new DemoSetup(office, (key, arguments) -> output().progress(text(key, arguments))).fill(size);
        output().result(
                        summary,
                        () -> output().say(
                                        "demo.filled",
                                        summary.partners(),
                                        summary.orders(),
                                        Yen.format(summary.paidYen()),
                                        Japan.minutes(summary.ledgerStartsAt())));
        return CommandLineProgram.DONE;
    }
}
