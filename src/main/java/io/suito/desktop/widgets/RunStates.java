package io.suito.desktop.widgets;

import io.suito.desktop.text.Texts;

/** How states of payout runs speak, the same on every screen. */
public final class RunStates {
    private static final String COMPLETED = "completed";

    private RunStates() {}

    /**
     * A state in words; of an ended run they say how much of it needs a person.
     *
     * @param state as the database says it
     * @param open items of it that need a person
     */
    public static String label(String state, long open, Texts texts) {
        return state.equals(COMPLETED) && open > 0
                ? texts.asLabel(texts.get("run.completed_open", texts.number(open)))
                : texts.label("state.run", state);
    }

    /**
     * The tone of a state.
     *
     * @param state as the database says it
     * @param open items of it that need a person
     */
    public static Tone tone(String state, long open) {
        return switch (state) {
            case COMPLETED -> open > 0 ? Tone.CAUTION : Tone.GOOD;
            case "executing" -> Tone.MOVING;
            case "paused", "short_of_funds", "awaiting_approval" -> Tone.CAUTION;
            case "missed" -> Tone.BAD;
            default -> Tone.NEUTRAL;
        };
    }
}
