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
            select pending, maturing, available, in_transit, at_account, paid_out, debt from backoffice.balances
             where partner_id = :partner""";

    /** Balances of a partner at this moment; empty for somebody who is none. */
    public static Optional<Balances> of(Tx tx, UUID partner) {
        return tx.sql(OF_A_PARTNER).set("partner", partner).optional(Balances.class);
    }
}
