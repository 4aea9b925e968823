package io.suito.cli.data;

import io.suito.app.Workplace;
import io.suito.cli.ActionCommand;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.Reason;
import io.suito.ledger.OpeningBalances;
import io.suito.ledger.OpeningBalances.Confirmation;
import io.suito.money.Yen;
import io.suito.text.Refusal;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code suito db opening-balances confirm}: asks a second person to confirm the proposals, or a file's corrections.
 */
@Command(
        name = "confirm",
        description = "Ask for the opening balances to be posted. Another person approves: suito requests approve.")
final class ConfirmOpeningBalances extends ActionCommand {
    @Option(
            names = "--file",
            paramLabel = "CSV",
            description = "Lines partner_id,yen that replace the proposals of these partners.")
    private @Nullable Path file;

    @Mixin
    private Reason reason = new Reason();

    @Override
    protected int run(Workplace office) {
        Confirmation proposed =
                Confirmation.of(OpeningBalances.proposals(office.backoffice().transactions()));
        Map<UUID, Long> balances = new TreeMap<>(proposed.balances());
        if (file != null) {
            balances.putAll(new BalancesFile(file).read());
        }
        if (!office.backoffice().transactions().call(OpeningBalances::areOpen)) {
            throw new Refusal("opening.already_confirmed");
        }
        String why = dryRun() ? reason.given().orElse("dry run") : reason(reason);
        long total = balances.values().stream().mapToLong(Long::longValue).sum();
        confirm("opening.confirm", balances.size(), Yen.format(total));
        if (dryRun()) {
            output().result(
                            Map.of("dry_run", true, "balances", balances, "total", total),
                            () -> output().say("opening.would", balances.size(), Yen.format(total)));
            return CommandLineProgram.DONE;
        }
        UUID request = office.backoffice()
                .requests()
                .askForApproval(
                        "cutover.opening-balances", proposed.with(balances).payload(), why);
        output().result(
                        Map.of(
                                "request_id",
                                request,
                                "status",
                                "waiting_approval",
                                "partners",
                                balances.size(),
                                "total",
                                total),
                        () -> output().say("requests.waits_for_approval", request.toString()));
        return CommandLineProgram.DONE;
    }
}
