package io.suito.cli.desktop;

import io.suito.app.Workplace;
import io.suito.cli.BaseCommand;
import io.suito.cli.CommandLineProgram;
import picocli.CommandLine.Command;

/** {@code suito desktop}: the window, on the configured database and Stripe. */
@Command(name = "desktop", description = "Open the window on the configured database and Stripe.")
public final class DesktopCommand extends BaseCommand {
    @Override
    public Integer call() {
        try (Workplace office = openOffice()) {
            office.act().ifPresent(executor -> executor.keepSchedule());
            new WindowOf(context(), office).open(embedded());
        }
        return CommandLineProgram.DONE;
    }
}
