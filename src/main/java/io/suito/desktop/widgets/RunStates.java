package io.suito.desktop.widgets;

import io.suito.desktop.text.Texts;

/** How states of payout runs speak, the same on every screen. */
public final class RunStates {
    private static final String COMPLETED = "completed";

    private RunStates() {}

    /**
     * A state in words; of an ended run they say how much of it needs a person, or is sent again.
     *
     * @param state as the database says it
     * @param open items of it that need a person
     * @param moving items of it that are planned or on their way
     */
    public static String label(String state, long open, long moving, Texts texts) {
        if (state.equals(COMPLETED) && open > 0) {
            return texts.asLabel(texts.get("run.completed_open", texts.number(open)));
        }
        return state.equals(COMPLETED) && moving > 0
                ? texts.asLabel(texts.get("run.completed_moving", texts.number(moving)))
                : texts.label("state.run", state);
    }

    /**
     * The tone of a state.
     *
     * @param state as the database says it
     * @param open items of it that need a person
     * @param moving items of it that are planned or on their way
     */
    public static Tone tone(String state, long open, long moving) {
        return switch (state) {
            case COMPLETED -> ended(open, moving);
            case "executing" -> Tone.MOVING;
            case "paused", "short_of_funds", "awaiting_approval" -> Tone.CAUTION;
            case "missed" -> Tone.BAD;
            default -> Tone.NEUTRAL;
        };
    }

    private static Tone ended(long open, long moving) {
        if (open > 0) {
            return Tone.CAUTION;
        }
        return moving > 0 ? Tone.MOVING : Tone.GOOD;
    }
}
