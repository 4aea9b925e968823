package io.suito.payouts;

import io.suito.attention.Attention;
import io.suito.database.Tx;
import io.suito.ledger.Ledger;
import io.suito.money.Yen;
import io.suito.stripe.StripeCommands;
import io.suito.text.Refusal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person can do with one payout item. */
public final class PayoutItems {
    private final ItemCommands itemCommands;
    private final StripeCommands commands;
    private final Ledger ledger;

    public PayoutItems(StripeCommands commands, Ledger ledger) {
        this.itemCommands = new ItemCommands(commands);
        this.commands = commands;
        this.ledger = ledger;
    }

    /**
     * Sends a failed or held item after all, under a new command; the checks run again before it leaves.
     *
     * @throws Refusal {@code payouts.item_state}, {@code payouts.in_flight}
     */
    public void retry(Tx tx, UUID id) {
        PayoutItem item = require(tx, id, ItemAction.RETRY);
        item.errorCode = null;
        item.holdReason = null;
        Items.move(tx, item, ItemState.PLANNED);
        itemCommands.queueTransfers(tx, List.of(id));
    }

    /**
     * As {@link #retry(Tx, UUID)}, for an item of that run and of no other.
     *
     * @throws Refusal {@code payouts.item_not_in_run}
     */
    public void retry(Tx tx, UUID run, UUID id) {
        if (!Items.lock(tx, id).runId.equals(run)) {
            throw new Refusal("payouts.item_not_in_run", id.toString(), run.toString());
        }
        retry(tx, id);
    }

    /** So many items with so many yen. */
    public record Seen(long items, long yen) {}

    /**
     * Sends everything after all that failed in a run.
     *
     * @param seen what the person was told that this is; null from whoever was told nothing
     * @return ids of the items
     * @throws Refusal {@code payouts.failed_changed} when it is something else by now
     */
    public List<UUID> retryFailed(Tx tx, UUID run, @Nullable Seen seen) {
        List<UUID> failed = Items.lockInState(tx, run, ItemState.FAILED);
        Seen now = new Seen(failed.size(), Items.yen(tx, failed));
        if (seen != null && !seen.equals(now)) {
            throw new Refusal("payouts.failed_changed", run.toString(), now.items(), Yen.format(now.yen()));
        }
        failed.forEach(id -> retry(tx, id));
        return failed;
    }

    /**
     * Gives an item up before any money moved; its entries are available again. An item of a plan that is not executed
     * yet can be dropped this way too: that leaves somebody out of a run, so it needs a reason, which the request
     * keeps.
     *
     * @throws Refusal {@code payouts.item_state}, {@code payouts.in_flight}, {@code payouts.not_reversed},
     *     {@code payouts.reason_needed}
     */
    public void release(Tx tx, UUID id, @Nullable String reason) {
        PayoutItem item = require(tx, id, ItemAction.RELEASE);
        if (ItemAction.RELEASE.needsReason(item.state()) && (reason == null || reason.isBlank())) {
            throw new Refusal("payouts.reason_needed");
        }
        commands.withdraw(tx, id, "released");
        ledger.free(tx, id);
        Items.move(tx, item, ItemState.RELEASED);
        Attention.resolve(tx, "item_held", id.toString());
        Attention.resolve(tx, "item_failed", id.toString());
    }

    /**
     * Pays out again what lies on the partner's Stripe balance: a new payout, never a transfer.
     *
     * @throws Refusal {@code payouts.item_state}, {@code payouts.in_flight}
     */
    public void payOutAgain(Tx tx, UUID id) {
        PayoutItem item = require(tx, id, ItemAction.PAY_OUT_AGAIN);
        item.round++;
        item.errorCode = null;
        Items.move(tx, item, ItemState.TRANSFERRED);
        itemCommands.queuePayout(tx, id);
    }

    /**
     * Takes the money back from the partner's Stripe balance: the transfer is reversed. Before settlement the entries
     * become available again, afterwards an adjustment gives the amount back to the partner's ledger.
     *
     * @throws Refusal {@code payouts.item_state}, {@code payouts.in_flight}
     */
    public void takeBack(Tx tx, UUID id) {
        PayoutItem item = require(tx, id, ItemAction.TAKE_BACK);
        item.round++;
        item.errorCode = null;
        Items.move(tx, item, ItemState.TAKE_BACK_SENT);
        itemCommands.queueReversal(tx, item);
    }

    /** While the fate of a command is open, the only thing to do is wait for the resolver. */
    private PayoutItem require(Tx tx, UUID id, ItemAction action) {
        PayoutItem item = Items.lock(tx, id);
        RunState run = Runs.get(tx, item.runId).runState();
        String obstacle = action.obstacle(item.state(), run, commands.isInFlight(tx, id), item.transferId != null);
        if (obstacle != null) {
            throw obstacle.equals("payouts.item_state")
                    ? new Refusal(obstacle, id.toString(), item.state)
                    : new Refusal(obstacle, id.toString());
        }
        return item;
    }
}
