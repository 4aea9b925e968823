package io.suito.stripe;

/** The calls we send, each with the endpoint whose pace it keeps. */
public enum StripeCommandKind {
    TRANSFER_CREATE("transfer.create"),
    TRANSFER_REVERSE("transfer.reverse"),
    PAYOUT_CREATE("payout.create");

    private final String code;

    StripeCommandKind(String code) {
        this.code = code;
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
