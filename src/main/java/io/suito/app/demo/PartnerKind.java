package io.suito.app.demo;

/**
 * What makes a demo partner interesting. The order counts: down to {@link #HELD} they sell all the time, those with
 * debts stopped selling before the cut-over, the last two sell a few orders only.
 */
public enum PartnerKind {
    /** Sells very much, in large amounts. */
    HUGE(10),
    /** Nothing special: Stripe account in order, a steady business. */
    NORMAL(0),
    /** No Stripe account yet, and no other way to be paid. */
    NO_ACCOUNT(30),
    /** No Stripe account, but a bank account. */
    BANK_ONLY(30),
    /** Has a Stripe account on which Stripe does not allow payouts. */
    PAYOUTS_DISABLED(30),
    /** To be held by staff. */
    HELD(20),
    /** Owes the platform ¥10,000 or less. */
    SMALL_DEBT(20),
    /** Owes the platform more than ¥10,000. */
    LARGE_DEBT(20),
    /** Joined in the last three weeks, has a handful of orders. */
    NEW(60),
    /** Sells so little that the minimum payout is not reached. */
    BELOW_MINIMUM(80);

    private final int thousandths;

    PartnerKind(int thousandths) {
        this.thousandths = thousandths;
    }

    /** How many of so many partners are of this kind; of twelve or more, at least one is of each. */
    int among(int partners) {
        if (this == NORMAL) {
            int others = 0;
            for (PartnerKind kind : values()) {
                others += kind == NORMAL ? 0 : kind.among(partners);
            }
            return partners - others;
        }
        int share = (int) ((long) partners * thousandths / 1000);
        return partners < values().length + 2 ? 0 : Math.max(1, share);
    }

    boolean hasStripeAccount() {
        return this != NO_ACCOUNT && this != BANK_ONLY;
    }
}
