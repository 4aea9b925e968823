package io.suito.sandbox.api;

import io.suito.sandbox.PayoutBehaviour;
import io.suito.sandbox.store.Json;
import io.suito.sandbox.store.Tx;
import java.time.Duration;

/** Behaviour that was set through the controls and survives a restart. */
public final class Settings {
    private static final String PAYOUTS = "payout_behaviour";
    private static final String LANDING = "landing_millis";

    private Settings() {}

    /** How payouts go. */
    public static PayoutBehaviour payouts(Tx tx) {
        String text = tx.setting(PAYOUTS);
        return text == null ? PayoutBehaviour.standard() : Json.MAPPER.readValue(text, PayoutBehaviour.class);
    }

    /** Changes how payouts made from now on go. */
    public static void payouts(Tx tx, PayoutBehaviour behaviour) {
        tx.keepSetting(PAYOUTS, Json.MAPPER.writeValueAsString(behaviour));
    }

    /** How long transferred money stays pending on the account. */
    public static Duration landing(Tx tx) {
        String text = tx.setting(LANDING);
        return text == null ? Duration.ZERO : Duration.ofMillis(Long.parseLong(text));
    }

    /** Changes how long transfers made from now on stay pending. */
    public static void landing(Tx tx, Duration pending) {
        tx.keepSetting(LANDING, Long.toString(pending.toMillis()));
    }
}
