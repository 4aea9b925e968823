package io.suito.payouts;

import io.suito.attention.Attention;
import io.suito.database.Tx;
import io.suito.ledger.Ledger;
import io.suito.stripe.CommandSubject;
import io.suito.stripe.StripeAnswer;
import io.suito.stripe.StripeCommand;
import io.suito.stripe.StripeCommands;
import io.suito.text.Json;
import io.suito.time.Japan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What becomes of a payout item when Stripe has done, refused or not done what its command said. */
public final class ItemOutcomes implements CommandSubject {
    private final ItemCommands itemCommands;
    private final StripeCommands commands;
    private final Ledger ledger;

    public ItemOutcomes(StripeCommands commands, Ledger ledger) {
        this.itemCommands = new ItemCommands(commands);
        this.commands = commands;
        this.ledger = ledger;
    }

    @Override
    public @Nullable String beforeSending(Tx tx, StripeCommand command) {
        PayoutItem item = Items.lock(tx, command.subjectId());
        if (command.step().equals(ItemCommands.TRANSFER)) {
            return beforeTransfer(tx, item);
        }
        boolean payout = command.step().equals(ItemCommands.PAYOUT);
        ItemState state = item.state();
        boolean expected = payout
                ? state == ItemState.TRANSFERRED || state == ItemState.PAYOUT_SENT
                : state == ItemState.TAKE_BACK_SENT;
        if (!expected) {
            return "item_" + item.state;
        }
        if (payout) {
            Items.move(tx, item, ItemState.PAYOUT_SENT);
        }
        return null;
    }

    private static @Nullable String beforeTransfer(Tx tx, PayoutItem item) {
        if (item.state() != ItemState.PLANNED && item.state() != ItemState.TRANSFER_SENT) {
            return "item_" + item.state;
        }
        String hold = HoldCheck.reason(tx, item);
        if (hold == null) {
            Items.move(tx, item, ItemState.TRANSFER_SENT);
            return null;
        }
        item.holdReason = hold;
        Items.move(tx, item, ItemState.HELD);
        Attention.raise(tx, "item_held", item.id.toString(), hold, item.amount);
        return "held";
    }

    /** A transfer that may not have happened is not sent again to a partner who must not be paid any more. */
    @Override
    public boolean mayResend(Tx tx, StripeCommand command) {
        return !command.step().equals(ItemCommands.TRANSFER)
                || HoldCheck.reason(tx, Items.lock(tx, command.subjectId())) == null;
    }

    @Override
    public void succeeded(Tx tx, StripeCommand command, StripeAnswer answer) {
        PayoutItem item = Items.lock(tx, command.subjectId());
        String id = Objects.requireNonNull(answer.responseId());
        switch (command.step()) {
            case ItemCommands.TRANSFER -> transferred(tx, item, id);
            case ItemCommands.PAYOUT -> submitted(tx, item, id, arrival(answer));
            case ItemCommands.REVERSAL -> reversed(tx, item, id);
            default -> throw new IllegalStateException(command.step());
        }
    }

    private void transferred(Tx tx, PayoutItem item, String transferId) {
        item.transferId = transferId;
        item.holdReason = null;
        item.errorCode = null;
        Items.move(tx, item, ItemState.TRANSFERRED);
        itemCommands.queuePayout(tx, item.id);
    }

    private void submitted(Tx tx, PayoutItem item, String payoutId, @Nullable LocalDate arrival) {
        item.payoutId = payoutId;
        item.arrivalDate = arrival;
        item.errorCode = null;
        if (item.settledAt == null) {
            item.settledAt = tx.sql("select backoffice.clock()").one(Instant.class);
            ledger.settle(
                    tx,
                    new Ledger.Settlement(
                            item.id,
                            item.partnerId,
                            item.amount,
                            item.entries,
                            "payout-" + item.runId + "-" + item.partnerId,
                            item.transferId,
                            payoutId));
        }
        Items.move(tx, item, ItemState.SUBMITTED);
        settleAttention(tx, item);
    }

    private void reversed(Tx tx, PayoutItem item, String reversalId) {
        item.reversalId = reversalId;
        item.errorCode = null;
        Items.move(tx, item, ItemState.TAKEN_BACK); // first: the database frees nothing that is not reversed
        if (item.settledAt == null) {
            ledger.free(tx, item.id);
        } else {
            ledger.adjust(
                    tx,
                    item.partnerId,
                    item.amount,
                    "payout-return-" + item.payoutId,
                    "payout taken back",
                    Map.of("item_id", item.id, "reversal_id", reversalId));
        }
        settleAttention(tx, item);
    }

    @Override
    public void failed(Tx tx, StripeCommand command, String errorCode) {
        PayoutItem item = Items.lock(tx, command.subjectId());
        boolean moneyStayed = command.step().equals(ItemCommands.TRANSFER);
        item.errorCode = errorCode;
        Items.move(tx, item, moneyStayed ? ItemState.FAILED : ItemState.AT_ACCOUNT);
        Attention.raise(
                tx, moneyStayed ? "item_failed" : "item_at_account", item.id.toString(), errorCode, item.amount);
    }

    @Override
    public void shortOfFunds(Tx tx, StripeCommand command) {
        PayoutItem item = Items.lock(tx, command.subjectId());
        Run run = Runs.lock(tx, item.runId);
        if (run.runState() == RunState.COMPLETED) {
            holdForFunds(tx, item);
            return;
        }
        Items.move(tx, item, ItemState.PLANNED);
        if (run.runState() == RunState.EXECUTING) {
            Runs.move(tx, run.runId(), RunState.PAUSED, "short_of_funds", null);
        }
        commands.stop(tx, run.runId());
        Attention.raise(tx, "run_short_of_funds", run.runId().toString());
    }

    /** A run that is over is not paused any more; the one item that was sent again waits by itself. */
    private static void holdForFunds(Tx tx, PayoutItem item) {
        item.holdReason = "short_of_funds";
        Items.move(tx, item, ItemState.HELD);
        Attention.raise(tx, "item_held", item.id.toString(), item.holdReason, item.amount);
    }

    @Override
    public void turnedAway(Tx tx, StripeCommand command) {
        PayoutItem item = Items.lock(tx, command.subjectId());
        if (item.state() == ItemState.TRANSFER_SENT) {
            Items.move(tx, item, ItemState.PLANNED);
        } else if (item.state() == ItemState.PAYOUT_SENT) {
            Items.move(tx, item, ItemState.TRANSFERRED);
        }
    }

    private static void settleAttention(Tx tx, PayoutItem item) {
        Attention.resolve(tx, "item_held", item.id.toString());
        Attention.resolve(tx, "item_failed", item.id.toString());
        Attention.resolve(tx, "item_at_account", item.id.toString());
    }

    private static @Nullable LocalDate arrival(StripeAnswer answer) {
        JsonNode body = answer.body() == null ? null : Json.read(answer.body());
        JsonNode date = body == null ? null : body.get("arrival_date");
        return date == null || !date.isNumber() ? null : Japan.date(Instant.ofEpochSecond(date.asLong()));
    }
}
