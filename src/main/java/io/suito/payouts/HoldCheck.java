package io.suito.payouts;

import io.suito.database.Tx;
import org.jspecify.annotations.Nullable;

/**
 * The last look at a partner before money leaves: what was true when the run was planned may have changed. Balance and
 * partner are locked, in the order in which postings lock them, so that a posting is either seen or comes after.
 */
final class HoldCheck {
    private HoldCheck() {}

    private record Standing(
            @Nullable String accountId,
            boolean stripeEnabled,
            long debt,
            long debtLimit,
            @Nullable String stop,
            long unreservedAvailable) {}

    /** Why this item must not be sent; null when it may. */
    static @Nullable String reason(Tx tx, PayoutItem item) {
        tx.sql("select partner_id from backoffice.partner_balances where partner_id = :partner for update")
                .set("partner", item.partnerId)
                .list(java.util.UUID.class);
        tx.sql("select id from public.partners where id = :partner for no key update")
                .set("partner", item.partnerId)
                .list(java.util.UUID.class);
        Standing now = standing(tx, item);
        if (now.stop() != null) {
            return "stopped:" + now.stop();
        }
        if (!item.stripeAccountId.equals(now.accountId())) {
            return "account_changed";
        }
        if (!now.stripeEnabled()) {
            return "stripe_disabled";
        }
        if (now.debt() > now.debtLimit()) {
            return "debt";
        }
        return now.unreservedAvailable() < 0 ? "negative_balance" : null;
    }

    private static Standing standing(Tx tx, PayoutItem item) {
        return tx.sql("""
                        select p.stripe_account_id, coalesce(p.stripe_payouts_enabled, false), coalesce(p.debt_cents, 0),
                               (backoffice.policy(backoffice.clock())).debt_limit,
                               (select a.reason from backoffice.active_stops(backoffice.clock()) a
                                 where a.partner_id = p.id
                                 order by array_position(array['fraud', 'debt_over_10000', 'staff_hold',
                                                               'stripe_disabled'], a.reason) limit 1),
                               (select coalesce(sum(l.amount_cents), 0)::bigint from public.ledger l
                                 where l.partner_id = p.id and l.status = 'available' and l.origin = 'suito'
                                   and l.available_at <= backoffice.clock()
                                   and not exists (select from backoffice.payout_item_entries e where e.entry_id = l.id))
                          from public.partners p where p.id = :partner""").set("partner", item.partnerId).one(Standing.class);
    }
}
