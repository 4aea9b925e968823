package io.suito.app;

import io.suito.stripe.Pacer;
import io.suito.stripe.StripeGateway;
import io.suito.stripe.StripeReader;
import io.suito.stripe.StripeSettings;

/** Everything that speaks with Stripe, sharing one pacer. */
public record StripeSide(StripeGateway gateway, StripeReader reader, Pacer pacer) {
    public static StripeSide of(StripeSettings settings) {
        return of(new StripeGateway(settings));
    }

    /** With a gateway made elsewhere: fault proofs observe it. */
    public static StripeSide of(StripeGateway gateway) {
        Pacer pacer = Pacer.published();
        return new StripeSide(gateway, new StripeReader(gateway, pacer), pacer);
    }
}
