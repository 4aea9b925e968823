package io.suito.desktop.text;

import org.jspecify.annotations.Nullable;

/** Why an item stands where it stands, or why somebody is not in a run: the same words on every screen. */
public final class Reasons {
    private Reasons() {}

    /**
     * In words where there are any: ours are, Stripe's codes stay codes.
     *
     * @param code such as {@code stopped:fraud}; null where there is no reason
     */
    public static @Nullable String of(@Nullable String code, Texts texts) {
        return code == null ? null : texts.word("reason", code.replace(':', '.'));
    }
}
