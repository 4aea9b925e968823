package io.suito.cli.payouts;

import io.suito.app.Workplace;
import io.suito.cli.Reason;
import io.suito.payouts.ItemAction;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code suito payouts release}. */
@Command(name = "release", description = "Give up items before money moved; what they reserved is available again.")
final class ReleaseCommand extends ItemsActed {
    @Parameters(arity = "1..*", paramLabel = "ITEM", description = "Ids of payout items (suito payouts items).")
    private List<UUID> items = new ArrayList<>();

    @Mixin
    private Reason reason = new Reason();

    @Override
    protected int run(Workplace office) {
        return act(office, ItemAction.RELEASE, "payouts.confirm_release", items, reason);
    }
}
