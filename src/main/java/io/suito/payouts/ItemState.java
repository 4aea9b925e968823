package io.suito.payouts;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a payout item stands; see {@code docs/architecture.md} for the picture. */
public enum ItemState {
    /** Frozen in the plan. */
    PLANNED,
    /** The transfer to the partner's account is on its way. */
    TRANSFER_SENT,
    /** The transfer is there. */
    TRANSFERRED,
    /** The payout to the bank is on its way to Stripe. */
    PAYOUT_SENT,
    /** Stripe has taken the payout; settled in the ledger. */
    SUBMITTED,
    /** The bank has it. */
    PAID,
    /** Not sent: a check failed. */
    HELD,
    /** Refused before any money moved. */
    FAILED,
    /** On the partner's Stripe balance: the payout was refused, failed or was cancelled. */
    AT_ACCOUNT,
    /** The reversal of the transfer is on its way. */
    TAKE_BACK_SENT,
    /** The transfer was reversed. */
    TAKEN_BACK,
    /** Given up; its entries are available again. */
    RELEASED;

    private static final Set<ItemState> MOVING = EnumSet.of(PLANNED, TRANSFER_SENT, TRANSFERRED, PAYOUT_SENT);
    private static final Set<ItemState> AT_ACCOUNT_NOW =
            EnumSet.of(TRANSFERRED, PAYOUT_SENT, AT_ACCOUNT, TAKE_BACK_SENT);
    private static final Set<ItemState> SUCCEEDED = EnumSet.of(SUBMITTED, PAID);
    private static final Set<ItemState> NEEDS_A_PERSON = EnumSet.of(HELD, FAILED, AT_ACCOUNT);

    /** The states of items that move, as a list of SQL. */
    static final String MOVING_SQL =
            MOVING.stream().map(state -> "'" + state.code() + "'").collect(Collectors.joining(", ", "(", ")"));

    /** As stored. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its stored name. */
    public static ItemState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The run is not over while an item is moving. */
    public boolean isMoving() {
        return MOVING.contains(this);
    }

    /** Whether the money lies on the partner's Stripe balance. */
    boolean isAtAccount() {
        return AT_ACCOUNT_NOW.contains(this);
    }

    boolean hasSucceeded() {
        return SUCCEEDED.contains(this);
    }

    boolean needsAPerson() {
        return NEEDS_A_PERSON.contains(this);
    }
}
