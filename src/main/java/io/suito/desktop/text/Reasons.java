package io.suito.desktop.text;

import org.jspecify.annotations.Nullable;

/** Why something was not paid: ours in words, and those of Stripe's codes that we have words for. */
public final class Reasons {
    private static final String AT_ACCOUNT = "at_account";

    private Reasons() {}

    /**
     * In words where there are any: ours are, Stripe's codes stay codes.
     *
     * @param code such as {@code stopped:fraud}; null where there is no reason
     */
    public static @Nullable String of(@Nullable String code, Texts texts) {
        return code == null ? null : texts.word("reason", code.replace(':', '.'));
    }

    /** The same where it stands alone; a code of Stripe's is not touched. */
    public static @Nullable String label(@Nullable String code, Texts texts) {
        String reason = of(code, texts);
        return reason == null || reason.equals(code) ? reason : texts.asLabel(reason);
    }

    /**
     * Why an item stands where it stands. Money that stays at an account was refused by a bank, whose codes may sound
     * like ours and mean its own matters.
     *
     * @param state of the item
     */
    public static @Nullable String ofItem(String state, @Nullable String code, Texts texts) {
        return of(ofBank(state, code, texts), texts);
    }

    /** The same where it stands alone. */
    public static @Nullable String labelOfItem(String state, @Nullable String code, Texts texts) {
        return label(ofBank(state, code, texts), texts);
    }

    private static @Nullable String ofBank(String state, @Nullable String code, Texts texts) {
        String bank = "bank." + code;
        return state.equals(AT_ACCOUNT) && texts.has("reason." + bank) ? bank : code;
    }
}
