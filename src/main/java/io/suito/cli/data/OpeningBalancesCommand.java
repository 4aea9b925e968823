package io.suito.cli.data;

import io.suito.app.Workplace;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.OfficeCommand;
import io.suito.cli.Table;
import io.suito.ledger.OpeningBalances;
import io.suito.ledger.OpeningBalances.Proposal;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code suito db opening-balances}: what each partner seems to be owed from before the cut-over. */
@Command(
        name = "opening-balances",
        description = "List what each partner seems to be owed (or to owe) from before the cut-over.",
        subcommands = ConfirmOpeningBalances.class)
final class OpeningBalancesCommand extends OfficeCommand {
    @Override
    protected int run(Workplace office) {
        List<Proposal> proposals = OpeningBalances.proposals(office.backoffice().transactions());
        boolean open = office.backoffice().transactions().call(OpeningBalances::areOpen);
        output().result(Map.of("open", open, "proposals", proposals), () -> tell(proposals, open));
        return CommandLineProgram.DONE;
    }

    private void tell(List<Proposal> proposals, boolean open) {
        if (proposals.isEmpty()) {
            output().say("opening.none");
            return;
        }
        Table table = Table.of(
                text("head.partner"),
                text("head.id"),
                text("opening.proposed"),
                text("opening.entries"),
                text("opening.sum_of_all"),
                text("opening.former_debt"));
        proposals.forEach(proposal -> table.row(
                proposal.name(),
                proposal.partnerId(),
                Table.yen(proposal.proposed()),
                proposal.entries(),
                Table.yen(proposal.sumOfAll()),
                Table.yen(proposal.formerDebt())));
        output().table(table);
        output().say(open ? "opening.open" : "opening.confirmed");
    }
}
