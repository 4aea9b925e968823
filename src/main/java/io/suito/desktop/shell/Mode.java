package io.suito.desktop.shell;

import java.util.Optional;

/** Which Stripe stands behind what is seen; a person must never take one for another. */
public enum Mode {
    /** Real money moves. */
    LIVE,
    /** Stripe's test mode. */
    TEST,
    /** The built-in sandbox. */
    SANDBOX,
    /** Nobody has said yet: no key here, and no executor has bound the database. */
    UNKNOWN;

    /**
     * The mode of a database.
     *
     * @param livemode empty where neither database nor key says it
     */
    public static Mode of(boolean embedded, Optional<Boolean> livemode) {
        if (embedded) {
            return SANDBOX;
        }
        return livemode.map(live -> live ? LIVE : TEST).orElse(UNKNOWN);
    }

    /** Its name is the text {@code mode.<word>}. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
