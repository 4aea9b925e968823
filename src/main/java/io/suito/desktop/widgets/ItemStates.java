package io.suito.desktop.widgets;

/** How states of payout items speak, the same on every screen. */
public final class ItemStates {
    private ItemStates() {}

    /** @param state as the database says it */
    public static Tone tone(String state) {
        return switch (state) {
            case "paid" -> Tone.GOOD;
            // what Stripe has taken can still come back from the bank
            case "submitted", "transfer_sent", "transferred", "payout_sent", "take_back_sent" -> Tone.MOVING;
            case "held", "at_account", "unknown" -> Tone.CAUTION;
            case "failed" -> Tone.BAD;
            default -> Tone.NEUTRAL;
        };
    }
}
