package io.suito.app.demo;

import io.suito.app.demo.PartnerNames.Names;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One generated partner with its user and, for some, a bank account. */
record DemoPartner(
        UUID id,
        UUID userId,
        PartnerKind kind,
        Names names,
        @Nullable String stripeAccountId,
        Instant createdAt,
        Instant updatedAt) {

    /** Stripe allows payouts; nobody is stopped yet when the data are written. */
    boolean payoutsEnabled() {
        return stripeAccountId != null && kind != PartnerKind.PAYOUTS_DISABLED;
    }

    /** Waits for the bank route: has a bank account instead of a Stripe account. */
    boolean hasBankAccount() {
        return kind == PartnerKind.BANK_ONLY;
    }
}
