package io.suito.app;

import io.suito.stripe.Pacer;
import io.suito.stripe.StripeGateway;
import io.suito.stripe.StripeReader;
import io.suito.stripe.StripeSettings;
import java.time.Clock;
import java.time.InstantSource;

/**
 * Everything that speaks with Stripe, sharing one pacer.
 *
 * @param wall the machine's wall clock: the only one that goes on while the machine is suspended
 */
public record StripeSide(StripeGateway gateway, StripeReader reader, Pacer pacer, InstantSource wall) {
    public static StripeSide of(StripeSettings settings) {
        return of(new StripeGateway(settings));
    }

    /** With a gateway made elsewhere: fault proofs observe it. */
    public static StripeSide of(StripeGateway gateway) {
        Pacer pacer = new Pacer(gateway.pace());
        return new StripeSide(gateway, new StripeReader(gateway, pacer), pacer, Clock.systemUTC());
    }

    /** With another wall clock. */
    public StripeSide with(InstantSource changed) {
        return new StripeSide(gateway, reader, pacer, changed);
    }
}
