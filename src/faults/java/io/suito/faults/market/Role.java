package io.suito.faults.market;

import java.util.List;
import java.util.Locale;

/**
 * What a partner's payout item lives through in the story, and what must have come of it in the end.
 *
 * <p>The numbers are those of the finished story: objects at Stripe that were ever made for the item.
 */
public enum Role {
    /** Nothing special: transferred, paid out. */
    PLAIN("paid", true, 1, 1, 0),
    /** The transfer is refused, then retried. */
    RETRIED("paid", true, 1, 1, 0),
    /** The transfer is refused, the item released. */
    RELEASED("released", false, 0, 0, 0),
    /** The bank sends the payout back; it is paid out again. */
    PAID_AGAIN("paid", true, 1, 2, 0),
    /** The payout is refused; the transfer is taken back before anything was settled. */
    TAKEN_BACK("taken_back", false, 1, 0, 1),
    /** The bank sends the payout back; the transfer is taken back after the settlement. */
    RETURNED("taken_back", false, 1, 1, 1),
    /** A negative correction is posted between plan and transfer. */
    HELD("held", false, 0, 0, 0),
    /** A negative correction is posted while the transfer is being claimed. */
    CORRECTED_LATE("paid", true, 1, 1, 0);

    /** One partner of each kind that the whole story is about. */
    public static final List<Role> ALL = List.of(PLAIN, RETRIED, RELEASED, PAID_AGAIN, TAKEN_BACK, RETURNED, HELD);

    /** Yen of the correction posted to partners that are corrected. */
    public static final long CORRECTION = -500;

    private final String goal;
    private final boolean paid;
    private final int transfers;
    private final int payouts;
    private final int reversals;

    Role(String goal, boolean paid, int transfers, int payouts, int reversals) {
        this.goal = goal;
        this.paid = paid;
        this.transfers = transfers;
        this.payouts = payouts;
        this.reversals = reversals;
    }

    /** The item's state in the end. */
    public String goal() {
        return goal;
    }

    /** Whether the partner has the money in the end. */
    public boolean paid() {
        return paid;
    }

    /** Transfers ever made. */
    public int transfers() {
        return transfers;
    }

    /** Payouts ever made, those that the bank sent back included. */
    public int payouts() {
        return payouts;
    }

    /** Reversals ever made. */
    public int reversals() {
        return reversals;
    }

    /** Yen posted by hand in the story. */
    public long correction() {
        return this == HELD || this == CORRECTED_LATE ? CORRECTION : 0;
    }

    /** As the first word of a partner's name. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String partnerName) {
        return valueOf(partnerName.substring(0, partnerName.indexOf(' ')).toUpperCase(Locale.ROOT));
    }
}
