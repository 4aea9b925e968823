package io.suito.payouts;

import org.jspecify.annotations.Nullable;

/** What a person can do with a payout item, and where the item must stand for it: for the services and the screens. */
public enum ItemAction {
    /** Send it after all, under a new command. */
    RETRY("payout-item.retry"),
    /** Give it up before any money moved. */
    RELEASE("payout-item.release"),
    /** A new payout of what lies on the partner's Stripe balance. */
    PAY_OUT_AGAIN("payout-item.pay-out-again"),
    /** Reverse the transfer. */
    TAKE_BACK("payout-item.take-back");

    private final String requestKind;

    ItemAction(String requestKind) {
        this.requestKind = requestKind;
    }

    /** The kind of the request that asks for it; its payload names the {@code item_id}. */
    public String requestKind() {
        return requestKind;
    }

    /** Whether Stripe is told to move money. */
    public boolean movesMoney() {
        return switch (this) {
            case RETRY, PAY_OUT_AGAIN, TAKE_BACK -> true;
            case RELEASE -> false;
        };
    }

    /** Whether a person has to say why: who was to be paid, and would not be. */
    public boolean needsReason(ItemState item) {
        return this == RELEASE && item == ItemState.PLANNED;
    }

    /** Whether it has come about, for an item that stands there now. */
    public boolean isReached(ItemState item) {
        return switch (this) {
            case RETRY, PAY_OUT_AGAIN -> item.hasSucceeded();
            case RELEASE -> item == ItemState.RELEASED;
            case TAKE_BACK -> item == ItemState.TAKEN_BACK;
        };
    }

    /**
     * Why it cannot be done.
     *
     * @param inFlight whether a command of the item is on its way or of unknown fate
     * @param transferred whether a transfer of it stands
     * @return the code of the refusal; null when it can be done
     */
    public @Nullable String obstacle(ItemState item, RunState run, boolean inFlight, boolean transferred) {
        if (!begins(item)) {
            return "payouts.item_state";
        }
        if (inFlight) {
            return "payouts.in_flight";
        }
        if (this == RELEASE && transferred) {
            return "payouts.not_reversed";
        }
        boolean leaving = item == ItemState.PLANNED && run == RunState.EXECUTING;
        return this == RELEASE && leaving ? "payouts.item_state" : null;
    }

    private boolean begins(ItemState item) {
        boolean stopped = item == ItemState.FAILED || item == ItemState.HELD;
        return switch (this) {
            case RETRY -> stopped;
            case RELEASE -> stopped || item == ItemState.PLANNED;
            case PAY_OUT_AGAIN, TAKE_BACK -> item == ItemState.AT_ACCOUNT;
        };
    }
}
