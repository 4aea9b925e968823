package io.suito.ledger;

import io.suito.database.Tx;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a partner's money stands, in yen: one definition for every screen, export and job.
 *
 * @param pending paid by buyers, not delivered yet
 * @param maturing delivered, not yet seven days ago
 * @param available to be paid out by the next run
 * @param inTransit promised to a payout item that is not settled
 * @param atAccount left on the partner's Stripe balance by a payout that was refused or failed
 * @param paidOut paid out, net of what was taken back
 * @param debt what the partner owes
 */
public record Balances(
        long pending, long maturing, long available, long inTransit, long atAccount, long paidOut, long debt) {
    private static final String OF_A_PARTNER = """
            select b.pending, m.maturing, b.unreserved - m.maturing, b.reserved, a.at_account, b.paid_out,
                   greatest(0, -(b.pending + b.unreserved))
              from backoffice.partner_balances b
              cross join lateral (
                select coalesce(sum(l.amount_cents), 0)::bigint as maturing from public.ledger l
                 where l.partner_id = b.partner_id and l.status = 'available' and l.origin = 'suito'
                   and l.available_at > backoffice.clock()
                   and not exists (select from backoffice.payout_item_entries e where e.entry_id = l.id)) m
              cross join lateral (
                select coalesce(sum(i.amount), 0)::bigint as at_account from backoffice.payout_items i
                 where i.partner_id = b.partner_id and i.state in ('at_account', 'take_back_sent')) a
             where b.partner_id = :partner""";

    /** Balances of a partner at this moment; empty when nothing was ever posted. */
    public static Optional<Balances> of(Tx tx, UUID partner) {
        return tx.sql(OF_A_PARTNER).set("partner", partner).optional(Balances.class);
    }
}
