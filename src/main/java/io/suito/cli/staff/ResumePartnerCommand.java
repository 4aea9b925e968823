package io.suito.cli.staff;

import io.suito.app.Workplace;
import io.suito.cli.ActionCommand;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.Reason;
import io.suito.payouts.PartnerReports.Overview;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code suito partners resume}. */
@Command(name = "resume", description = "Lift one of a partner's stops. The others stay.")
final class ResumePartnerCommand extends ActionCommand {
    @Parameters(arity = "1", paramLabel = "ID", description = "The partner's id.")
    @SuppressWarnings("NullAway.Init") // mandatory: set by the parser
    private UUID partner;

    @Option(
            names = "--stop",
            required = true,
            paramLabel = "REASON",
            description = "Which stop: staff_hold, debt_over_10000, stripe_disabled, fraud.")
    @SuppressWarnings("NullAway.Init") // required: set by the parser
    private String stop;

    @Mixin
    private Reason reason = new Reason();

    @Override
    protected int run(Workplace office) {
        Overview before = office.backoffice().partnerReports().overview(partner);
        String why = reason(reason);
        confirm("partners.confirm_resume", stop, before.name());
        ask(office, "partner.resume", Map.of("partner_id", partner, "stop", stop), why);
        Overview after = office.backoffice().partnerReports().overview(partner);
        output().result(
                        after,
                        () -> output().say(
                                        dryRun() ? "partners.would_resume" : "partners.resumed", stop, before.name()));
        return CommandLineProgram.DONE;
    }
}
