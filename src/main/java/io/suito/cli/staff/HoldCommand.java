package io.suito.cli.staff;

import io.suito.app.Workplace;
import io.suito.cli.ActionCommand;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.Reason;
import io.suito.payouts.PartnerReports.Overview;
import io.suito.payouts.Stops;
import io.suito.time.Japan;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code suito partners hold}. */
@Command(name = "hold", description = "Put a partner on hold: no run pays it until it is resumed.")
final class HoldCommand extends ActionCommand {
    @Parameters(arity = "1", paramLabel = "ID", description = "The partner's id.")
    @SuppressWarnings("NullAway.Init") // mandatory: set by the parser
    private UUID partner;

    @Option(
            names = "--until",
            paramLabel = "YYYY-MM-DD",
            description = "The last day of the hold, in Japan (default: until somebody resumes it).")
    private @Nullable LocalDate until;

    @Option(
            names = "--fraud",
            description = "On suspicion of fraud: stops listing goods too, and lasts until somebody lifts it.")
    private boolean fraud;

    @Mixin
    private Reason reason = new Reason();

    @Override
    protected int run(Workplace office) {
        Overview before = office.backoffice().partnerReports().overview(partner);
        String why = reason(reason);
        confirm(fraud ? "partners.confirm_fraud" : "partners.confirm_hold", before.name());
        Map<String, Object> payload = new HashMap<>();
        payload.put("partner_id", partner);
        if (fraud) {
            payload.put("stop", Stops.Reason.FRAUD.code());
        }
        if (until != null) {
            payload.put("expires_at", Japan.instant(until.plusDays(1), LocalTime.MIDNIGHT));
        }
        ask(office, "partner.hold", payload, why);
        Overview after = office.backoffice().partnerReports().overview(partner);
        output().result(after, () -> output().say(outcome(), before.name()));
        return CommandLineProgram.DONE;
    }

    private String outcome() {
        if (dryRun()) {
            return fraud ? "partners.would_fraud" : "partners.would_hold";
        }
        return fraud ? "partners.did_fraud" : "partners.did_hold";
    }
}
