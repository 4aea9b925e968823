package io.suito.cli.payouts;

import io.suito.app.Workplace;
import io.suito.cli.ActionCommand;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.Reason;
import io.suito.payouts.PayoutPreview;
import io.suito.payouts.Run;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suito payouts plan}: freezes who gets how much; nothing is sent. */
@Command(name = "plan", description = "Freeze who is paid how much, and reserve it. Nothing is sent yet.")
final class PlanCommand extends ActionCommand {
    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            description = "Plan the scheduled run of this date instead of a manual one.")
    private @Nullable LocalDate date;

    @Mixin
    private Partners partners = new Partners();

    @Mixin
    private Reason reason = new Reason();

    @Override
    protected int run(Workplace office) {
        if (dryRun()) {
            ask(office, "payout-run.plan", payload(), "dry run");
            PayoutPreview preview = PayoutPreview.read(office.backoffice().transactions(), partners.wanted(date));
            output().result(preview, () -> new RunTexts(output()).preview(preview));
            return CommandLineProgram.DONE;
        }
        String why = partners.wanted(date).needsReason()
                ? reason(reason)
                : reason.given().orElse(null);
        Run run = plan(office, why);
        output().result(office.backoffice().runReports().status(run.runId()), () -> show(office, run));
        return CommandLineProgram.DONE;
    }

    private Run plan(Workplace office, @Nullable String why) {
        String id = ask(office, "payout-run.plan", payload(), why)
                .required("run_id")
                .asString();
        return office.backoffice().runReports().get(UUID.fromString(id));
    }

    private Map<String, Object> payload() {
        Map<String, Object> payload = new HashMap<>();
        payload.put("partners", partners.chosen());
        payload.put("except", partners.except());
        payload.put("scheduled_for", date);
        return payload;
    }

    private void show(Workplace office, Run run) {
        new RunTexts(output()).plan(run, office.backoffice().runReports());
        output().say("payouts.execute_with", run.runId().toString());
    }
}
