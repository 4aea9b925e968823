package io.suito.payouts;

import java.util.Locale;

/** Where a run stands; the shared column {@code status} follows from it. */
public enum RunState {
    PLANNED("pending"),
    AWAITING_APPROVAL("pending"),
    APPROVED("pending"),
    EXECUTING("running"),
    PAUSED("running"),
    COMPLETED("completed"),
    DISCARDED("failed"),
    MISSED("failed"),
    SHORT_OF_FUNDS("failed");

    private final String sharedStatus;

    RunState(String sharedStatus) {
        this.sharedStatus = sharedStatus;
    }

    /** As stored in {@code payout_runs.state}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the web applications read in {@code payout_runs.status}. */
    public String sharedStatus() {
        return sharedStatus;
    }

    /** Whether it is planned and nothing of it has been sent. */
    public boolean isFrozenPlan() {
        return switch (this) {
            case PLANNED, AWAITING_APPROVAL, APPROVED, SHORT_OF_FUNDS -> true;
            case EXECUTING, PAUSED, COMPLETED, DISCARDED, MISSED -> false;
        };
    }

    /** By its stored name. */
    public static RunState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
