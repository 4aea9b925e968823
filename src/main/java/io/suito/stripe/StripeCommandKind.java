package io.suito.stripe;

/** The calls we send, each with the endpoint whose pace it keeps. */
public enum StripeCommandKind {
    TRANSFER_CREATE("transfer.create", "transfer"),
    TRANSFER_REVERSE("transfer.reverse", "transfer_reversal"),
    PAYOUT_CREATE("payout.create", "payout");

    private final String code;
    private final String object;

    StripeCommandKind(String code, String object) {
        this.code = code;
        this.object = object;
    }

    /** Stripe's name of the object that the call makes. */
    String object() {
        return object;
    }

    /** As stored. */
    public String code() {
        return code;
    }

    static StripeCommandKind of(String code) {
        for (StripeCommandKind kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(code);
    }
}
