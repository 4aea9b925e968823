package io.suito.cli.payouts;

import io.suito.app.Workplace;
import io.suito.payouts.ItemAction;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code suito payouts take-back}. */
@Command(
        name = "take-back",
        description = "Take money back from the partners' Stripe balances by reversing the transfers.")
final class TakeBackCommand extends ItemsActed {
    @Parameters(arity = "1..*", paramLabel = "ITEM", description = "Ids of payout items (suito payouts items).")
    private List<UUID> items = new ArrayList<>();

    @Override
    protected int run(Workplace office) {
        return act(office, ItemAction.TAKE_BACK, "payouts.confirm_take_back", items);
    }
}
