package io.suito.payouts;

import io.suito.attention.Attention;
import io.suito.database.Transactions;
import io.suito.database.Tx;
import java.util.List;
import java.util.UUID;

/**
 * Money that has waited too long: available for more than 30 days without being paid, or on a partner's Stripe balance
 * for more than 60, however often it was tried to pay it out (Stripe pays it out by itself or sends it back after 90:
 * docs.stripe.com/connect/manual-payouts).
 */
public final class WaitingMoney {
    private final Transactions transactions;

    public WaitingMoney(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @param available partners with money available for more than 30 days; at the account: items for more than 60 */
    public record Outcome(int available, int atAccount) {}

    /** Raises an attention item for each and settles those of money that has moved on. */
    public Outcome check() {
        return transactions.call(tx -> {
            List<UUID> partners = available(tx);
            List<UUID> items = atAccount(tx);
            follow(tx, "money_waiting_30_days", partners);
            follow(tx, "money_at_account_60_days", items);
            return new Outcome(partners.size(), items.size());
        });
    }

    private static List<UUID> available(Tx tx) {
        return tx.sql("""
                        select l.partner_id from public.ledger l
                         where l.status = 'available' and l.origin = 'suito'
                           and not exists (select from backoffice.payout_item_entries e where e.entry_id = l.id)
                         group by l.partner_id
                        having sum(l.amount_cents) filter (where l.available_at < backoffice.clock()) > 0
                           and min(l.available_at) filter (where l.amount_cents > 0)
                               < backoffice.clock() - interval '30 days'""").list(UUID.class);
    }

    private static List<UUID> atAccount(Tx tx) {
        return tx.sql("""
                        select id from backoffice.payout_items
                         where at_account_since < backoffice.clock() - interval '60 days'""").list(UUID.class);
    }

    private static void follow(Tx tx, String kind, List<UUID> subjects) {
        Attention.raiseAll(tx, kind, subjects);
        tx.sql("""
                        update backoffice.attention_items set resolved_at = backoffice.clock()
                         where kind = :kind and resolved_at is null and not cast(subject as uuid) = any (:ids)""").set("kind", kind).set("ids", subjects).update();
    }
}
