package io.suito.payouts;

/** What a person can do with a run, and where the run must stand for it: for the services and the screens. */
public enum RunAction {
    EXECUTE("payout-run.execute"),
    PAUSE("payout-run.pause"),
    RESUME("payout-run.resume"),
    DISCARD("payout-run.discard");

    private final String requestKind;

    RunAction(String requestKind) {
        this.requestKind = requestKind;
    }

    /** The kind of the request that asks for it; its payload names the {@code run_id}. */
    public String requestKind() {
        return requestKind;
    }

    public boolean isPossibleIn(RunState state) {
        boolean ready = state == RunState.PLANNED || state == RunState.APPROVED || state == RunState.SHORT_OF_FUNDS;
        return switch (this) {
            case EXECUTE -> ready;
            case PAUSE -> state == RunState.EXECUTING;
            case RESUME -> state == RunState.PAUSED;
            case DISCARD -> ready || state == RunState.AWAITING_APPROVAL || state == RunState.MISSED;
        };
    }
}
