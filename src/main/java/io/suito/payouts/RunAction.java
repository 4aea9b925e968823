package io.suito.payouts;

/** What a person can do with a run, and where the run must stand for it: for the services and the screens. */
public enum RunAction {
    EXECUTE("payout-run.execute"),
    PAUSE("payout-run.pause"),
    RESUME("payout-run.resume"),
    DISCARD("payout-run.discard"),
    /**
     * A missed date: a new run is planned for it, with its cut-off. The request names the date ({@code scheduled_for}).
     */
    CARRY_OUT("payout-run.plan"),
    /** What Stripe holds of it beside the books, once something has been sent. */
    COMPARE("job.payout-status");

    private final String requestKind;

    RunAction(String requestKind) {
        this.requestKind = requestKind;
    }

    /** The kind of the request that asks for it; its payload names the {@code run_id} where nothing else is said. */
    public String requestKind() {
        return requestKind;
    }

    public boolean isPossibleIn(RunState state) {
        boolean ready = state.isFrozenPlan() && state != RunState.AWAITING_APPROVAL;
        return switch (this) {
            case EXECUTE -> ready;
            case CARRY_OUT -> state == RunState.MISSED;
            case PAUSE -> state == RunState.EXECUTING;
            case RESUME -> state == RunState.PAUSED;
            case COMPARE -> state == RunState.EXECUTING || state == RunState.PAUSED || state == RunState.COMPLETED;
            case DISCARD -> state.isFrozenPlan() || state == RunState.MISSED;
        };
    }
}
