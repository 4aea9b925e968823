package io.suito.cli.staff;

import io.suito.app.Workplace;
import io.suito.cli.ActionCommand;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.Reason;
import io.suito.money.Yen;
import io.suito.payouts.PartnerReports.Overview;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code suito ledger adjust}: a correction of either sign. */
@Command(name = "adjust", description = "Post a correction for a partner, available at once.")
final class AdjustCommand extends ActionCommand {
    @Parameters(index = "0", arity = "1", paramLabel = "PARTNER", description = "The partner's id.")
    @SuppressWarnings("NullAway.Init") // mandatory: set by the parser
    private UUID partner;

    @Parameters(index = "1", arity = "1", paramLabel = "YEN", description = "Whole yen with its sign: 12000 or -12000.")
    @SuppressWarnings("NullAway.Init") // mandatory: set by the parser
    private String yen;

    @Mixin
    private Reason reason = new Reason();

    /** An amount may begin with a minus sign, which otherwise makes an option. */
    @Spec
    void negativeAmounts(CommandSpec spec) {
        spec.parser().unmatchedOptionsArePositionalParams(true);
    }

    @Override
    protected int run(Workplace office) {
        long amount = Yen.parse(yen);
        Overview before = office.backoffice().partnerReports().overview(partner);
        String why = reason(reason);
        confirm("ledger.confirm_adjust", before.name(), Yen.format(amount));
        ask(office, "ledger.adjust", Map.of("partner_id", partner, "yen", amount), why);
        Overview after = office.backoffice().partnerReports().overview(partner);
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("dry_run", dryRun());
        document.put("partner_id", partner);
        document.put("yen", amount);
        document.put("before", before.balances());
        document.put("after", dryRun() ? null : after.balances());
        output().result(
                        document,
                        () -> output().say(
                                        dryRun() ? "ledger.would_adjust" : "ledger.adjusted",
                                        before.name(),
                                        Yen.format(amount)));
        return CommandLineProgram.DONE;
    }
}
