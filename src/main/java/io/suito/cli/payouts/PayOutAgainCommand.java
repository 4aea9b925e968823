package io.suito.cli.payouts;

import io.suito.app.Workplace;
import io.suito.payouts.ItemAction;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code suito payouts pay-out-again}. */
@Command(
        name = "pay-out-again",
        description = "Pay out again what lies on the partners' Stripe balances: a new payout, never a transfer.")
final class PayOutAgainCommand extends ItemsActed {
    @Parameters(arity = "1..*", paramLabel = "ITEM", description = "Ids of payout items (suito payouts items).")
    private List<UUID> items = new ArrayList<>();

    @Override
    protected int run(Workplace office) {
        return act(office, ItemAction.PAY_OUT_AGAIN, "payouts.confirm_again", items);
    }
}
