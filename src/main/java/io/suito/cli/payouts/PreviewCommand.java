package io.suito.cli.payouts;

import io.suito.app.Workplace;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.OfficeCommand;
import io.suito.payouts.PayoutPreview;
import io.suito.payouts.PlanRequest;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suito payouts preview}: what a run would do; reads only, needs neither key nor executor. */
@Command(name = "preview", description = "Show who would be paid how much, who would not, and why. Changes nothing.")
final class PreviewCommand extends OfficeCommand {
    /** The moment that is looked at: one way of saying it. */
    private static final class Moment {
        @Option(
                names = "--date",
                paramLabel = "YYYY-MM-DD",
                description = "The scheduled run of this date (cut off at the policy's time in Japan).")
        @Nullable
        LocalDate date;

        @Option(
                names = "--as-of",
                paramLabel = "INSTANT",
                description = "What is due by this instant, such as 2026-11-30T09:00:00+09:00.")
        @Nullable
        Instant asOf;
    }

    @ArgGroup(exclusive = true)
    private @Nullable Moment moment;

    @Mixin
    private Partners partners = new Partners();

    @Override
    protected boolean needsData() {
        return true;
    }

    @Override
    protected int run(Workplace office) {
        PlanRequest wanted = new PlanRequest(
                moment == null ? null : moment.date,
                moment == null ? null : moment.asOf,
                partners.chosen(),
                partners.except(),
                null,
                "");
        PayoutPreview preview = PayoutPreview.read(office.backoffice().transactions(), wanted);
        output().result(preview, () -> new RunTexts(output()).preview(preview));
        return CommandLineProgram.DONE;
    }
}
