package io.suito.payouts;

import io.suito.database.Tx;
import io.suito.stripe.CommandDraft;
import io.suito.stripe.StripeCommandKind;
import io.suito.stripe.StripeCommands;
import io.suito.text.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The instructions to Stripe that a payout item needs, with their parameters. */
final class ItemCommands {
    static final String SUBJECT = "payout_item";
    static final String TRANSFER = "transfer";
    static final String PAYOUT = "payout";
    static final String REVERSAL = "reversal";

    private final StripeCommands commands;

    ItemCommands(StripeCommands commands) {
        this.commands = commands;
    }

    private record TransferRow(UUID item, UUID run, UUID partner, String account, long amount) {}

    private record PayoutRow(
            UUID run, String runDate, UUID partner, String partnerName, String account, long amount, int round) {}

    /** Platform to account, for each of these items. */
    void queueTransfers(Tx tx, List<UUID> items) {
        List<CommandDraft> drafts = tx.sql("""
                        select id, run_id, partner_id, stripe_account_id, amount from backoffice.payout_items
                         where id = any (:items) order by partner_id""").set("items", items).list(TransferRow.class).stream()
                .map(ItemCommands::transfer)
                .toList();
        commands.queue(tx, drafts);
    }

    /** What binds transfers at Stripe to the item: by it a transfer of unknown fate is looked up. */
    static String transferGroup(UUID item) {
        return "payout-item-" + item;
    }

    private static CommandDraft transfer(TransferRow row) {
        UUID id = UUID.randomUUID();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("amount", Long.toString(row.amount()));
        parameters.put("currency", "jpy");
        parameters.put("destination", row.account());
        parameters.put("transfer_group", transferGroup(row.item()));
        parameters.put("metadata[partner_id]", row.partner().toString());
        parameters.put("metadata[run_id]", row.run().toString());
        parameters.put("metadata[item_id]", row.item().toString());
        parameters.put("metadata[command_id]", id.toString());
        return new CommandDraft(
                id,
                SUBJECT,
                row.item(),
                row.run(),
                TRANSFER,
                1,
                StripeCommandKind.TRANSFER_CREATE,
                null,
                row.account(),
                "/v1/transfers",
                parameters);
    }

    /** Account to bank. */
    void queuePayout(Tx tx, UUID item) {
        PayoutRow row = tx.sql("""
                        select i.run_id, to_char(r.run_date, 'YYYY-MM-DD'), i.partner_id, coalesce(p.name, ''),
                               i.stripe_account_id, i.amount, i.round
                          from backoffice.payout_items i
                          join public.payout_runs r on r.run_id = i.run_id
                          join public.partners p on p.id = i.partner_id
                         where i.id = :item""").set("item", item).one(PayoutRow.class);
        UUID id = UUID.randomUUID();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("amount", Long.toString(row.amount()));
        parameters.put("currency", "jpy");
        parameters.put("metadata[partner_id]", row.partner().toString());
        parameters.put("metadata[partner_name]", limited(row.partnerName()));
        parameters.put("metadata[run_id]", row.run().toString());
        parameters.put("metadata[run_date]", row.runDate());
        parameters.put("metadata[item_id]", item.toString());
        parameters.put("metadata[command_id]", id.toString());
        commands.queue(
                tx,
                List.of(new CommandDraft(
                        id,
                        SUBJECT,
                        item,
                        row.run(),
                        PAYOUT,
                        row.round(),
                        StripeCommandKind.PAYOUT_CREATE,
                        row.account(),
                        row.account(),
                        "/v1/payouts",
                        parameters)));
    }

    /** Stripe takes metadata values of at most 500 characters. */
    private static String limited(String text) {
        return text.length() <= 500 ? text : text.substring(0, text.offsetByCodePoints(0, 250));
    }

    /** Account back to platform: the whole transfer. */
    void queueReversal(Tx tx, PayoutItem item) {
        if (item.transferId == null) {
            throw new Refusal("payouts.no_transfer", item.id.toString());
        }
        UUID id = UUID.randomUUID();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("amount", Long.toString(item.amount));
        parameters.put("metadata[run_id]", item.runId.toString());
        parameters.put("metadata[item_id]", item.id.toString());
        parameters.put("metadata[command_id]", id.toString());
        commands.queue(
                tx,
                List.of(new CommandDraft(
                        id,
                        SUBJECT,
                        item.id,
                        item.runId,
                        REVERSAL,
                        item.round,
                        StripeCommandKind.TRANSFER_REVERSE,
                        null,
                        item.stripeAccountId,
                        "/v1/transfers/" + item.transferId + "/reversals",
                        parameters)));
    }
}
