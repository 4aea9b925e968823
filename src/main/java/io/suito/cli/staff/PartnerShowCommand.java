package io.suito.cli.staff;

import io.suito.app.Workplace;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.OfficeCommand;
import io.suito.cli.Table;
import io.suito.ledger.Balances;
import io.suito.payouts.PartnerReports.Found;
import io.suito.payouts.PartnerReports.Overview;
import io.suito.text.Messages;
import io.suito.text.Refusal;
import io.suito.time.Japan;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code suito partners show}: one partner, or those whose name contains something. */
@Command(name = "show", description = "Show a partner's balances, stops and payouts; or find partners by name.")
final class PartnerShowCommand extends OfficeCommand {
    private static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    @Parameters(arity = "1", paramLabel = "ID|NAME", description = "The partner's id, or a part of name or address.")
    @SuppressWarnings("NullAway.Init") // mandatory: set by the parser
    private String partner;

    @Override
    protected int run(Workplace office) {
        if (partner.matches(ID)) {
            show(office.backoffice().partnerReports().overview(UUID.fromString(partner)));
            return CommandLineProgram.DONE;
        }
        List<Found> found = office.backoffice().partnerReports().find(partner);
        if (found.isEmpty()) {
            throw new Refusal("partners.unknown", partner);
        }
        if (found.size() == 1) {
            show(office.backoffice().partnerReports().overview(found.getFirst().partnerId()));
        } else {
            output().result(Map.of("matches", found), () -> list(found));
        }
        return CommandLineProgram.DONE;
    }

    private void list(List<Found> found) {
        Table table = Table.of(text("head.partner"), text("head.id"), text("head.stop"), text("balance.debt"));
        found.forEach(one -> table.row(
                one.name(), one.partnerId(), one.stopReason() == null ? "" : one.stopReason(), Table.yen(one.debt())));
        output().table(table);
    }

    private void show(Overview partner) {
        output().result(partner, () -> {
            output().line(partner.name() + "  " + partner.partnerId());
            String account = partner.stripeAccountId();
            output().say(
                            "partners.account",
                            account == null ? "-" : account,
                            text(partner.stripePayoutsEnabled() ? "yes" : "no"),
                            text(partner.payoutsEnabled() ? "yes" : "no"));
            balances(partner.balances());
            stops(partner);
            items(partner);
        });
    }

    private void balances(Balances balances) {
        Table table = Table.of(text("head.balance"), text("head.amount"));
        table.row(text("balance.pending"), Table.yen(balances.pending()));
        table.row(text("balance.maturing"), Table.yen(balances.maturing()));
        table.row(text("balance.available"), Table.yen(balances.available()));
        table.row(text("balance.in_transit"), Table.yen(balances.inTransit()));
        table.row(text("balance.at_account"), Table.yen(balances.atAccount()));
        table.row(text("balance.paid_out"), Table.yen(balances.paidOut()));
        table.row(text("balance.debt"), Table.yen(balances.debt()));
        output().table(table);
    }

    private void stops(Overview partner) {
        partner.stops()
                .forEach(stop -> output().say(
                                "partners.stop",
                                text("reason.stopped." + stop.reason()),
                                stop.note() == null ? "" : stop.note(),
                                stop.setBy(),
                                Japan.minutes(stop.setAt())));
    }

    private void items(Overview partner) {
        if (partner.items().isEmpty()) {
            return;
        }
        Table table = Table.of(text("head.item"), text("head.date"), text("head.amount"), text("head.state"));
        partner.items()
                .forEach(item -> table.row(
                        item.itemId(),
                        Japan.minutes(item.asOf()),
                        Table.yen(item.amount()),
                        Messages.text(output().locale(), "state.item." + item.state())));
        output().table(table);
    }
}
