package io.suito.cli.staff;

import io.suito.app.Workplace;
import io.suito.cli.ActionCommand;
import io.suito.cli.CommandLineProgram;
import io.suito.cli.Reason;
import io.suito.ledger.Orders;
import io.suito.money.Yen;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code suito orders void}: takes back a sale that should never have been posted. */
@Command(name = "void", description = "Void a wrongly posted order that is still pending: sale and fee together.")
final class VoidCommand extends ActionCommand {
    @Parameters(arity = "1", paramLabel = "ORDER", description = "The order's id or number.")
    @SuppressWarnings("NullAway.Init") // mandatory: set by the parser
    private String order;

    @Mixin
    private Reason reason = new Reason();

    @Override
    protected int run(Workplace office) {
        Orders.Named named = office.backoffice().transactions().call(tx -> Orders.find(tx, order));
        String why = reason(reason);
        confirm("orders.confirm_void", named.number(), Yen.format(named.total()));
        ask(office, "order.void", Map.of("order_id", named.id()), why);
        output().result(
                        Map.of("dry_run", dryRun(), "order_id", named.id(), "total", named.total()),
                        () -> output().say(
                                        dryRun() ? "orders.would_void" : "orders.voided",
                                        named.number(),
                                        Yen.format(named.total())));
        return CommandLineProgram.DONE;
    }
}
