package io.suito.desktop.widgets;

import io.suito.desktop.text.Texts;

/** How states of payout runs speak, the same on every screen. */
public final class RunStates {
    private static final String COMPLETED = "completed";

    private RunStates() {}

    /**
     * What of a run is not at its end.
     *
     * @param open items that need a person
     * @param moving items that are planned or on their way, of an ended run those that are sent again
     * @param takingBack items that are being taken back
     */
    public record Unsettled(long open, long moving, long takingBack) {}

    /**
     * A state in words; of an ended run they say how much of it needs a person, is sent again, or is being taken back.
     *
     * @param state as the database says it
     */
    public static String label(String state, Unsettled rest, Texts texts) {
        if (!state.equals(COMPLETED)) {
            return texts.label("state.run", state);
        }
        if (rest.open() > 0) {
            return label("run.completed_open", rest.open(), texts);
        }
        if (rest.moving() > 0) {
            return label("run.completed_moving", rest.moving(), texts);
        }
        return rest.takingBack() > 0
                ? label("run.completed_taking_back", rest.takingBack(), texts)
                : texts.label("state.run", state);
    }

    private static String label(String key, long items, Texts texts) {
        return texts.asLabel(texts.get(key, texts.number(items)));
    }

    /**
     * The tone of a state.
     *
     * @param state as the database says it
     */
    public static Tone tone(String state, Unsettled rest) {
        return switch (state) {
            case COMPLETED -> ended(rest);
            case "executing" -> Tone.MOVING;
            case "paused", "short_of_funds", "awaiting_approval" -> Tone.CAUTION;
            case "missed" -> Tone.BAD;
            default -> Tone.NEUTRAL;
        };
    }

    private static Tone ended(Unsettled rest) {
        if (rest.open() > 0) {
            return Tone.CAUTION;
        }
        return rest.moving() + rest.takingBack() > 0 ? Tone.MOVING : Tone.GOOD;
    }
}
