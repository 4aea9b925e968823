package io.suito.cli.desktop;

import io.suito.app.Workplace;
import io.suito.cli.BaseCommand;
import io.suito.cli.CommandLineProgram;
import picocli.CommandLine.Command;

/** {@code suito demo}: everything embedded, with demo data and the executor inside. */
@Command(
        name = "demo",
        description = "Try it: built-in database and Stripe sandbox, demo data of a Japanese marketplace, the window.")
public final class DemoCommand extends BaseCommand {
    @Override
    public Integer call() {
        WindowOf.requireDisplay();
        try (Workplace office = openDemo()) {
            office.act().ifPresent(executor -> executor.keepSchedule());
            new WindowOf(context(), office).open(true);
        }
        return CommandLineProgram.DONE;
    }
}
