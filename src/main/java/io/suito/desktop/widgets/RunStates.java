package io.suito.desktop.widgets;

/** How states of payout runs speak, the same on every screen. */
public final class RunStates {
    private RunStates() {}

    /**
     * The tone of a state.
     *
     * @param state as the database says it
     * @param open whether items of it need a person
     */
    public static Tone tone(String state, boolean open) {
        return switch (state) {
            case "completed" -> open ? Tone.CAUTION : Tone.GOOD;
            case "executing" -> Tone.MOVING;
            case "paused", "short_of_funds", "awaiting_approval" -> Tone.CAUTION;
            case "missed" -> Tone.BAD;
            default -> Tone.NEUTRAL;
        };
    }
}
