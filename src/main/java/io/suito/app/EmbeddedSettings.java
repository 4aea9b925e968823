package io.suito.app;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What may be chosen about the embedded services.
 *
 * @param linger how long they stay after their last user has gone
 * @param databasePort the one port to listen on; empty: any free one, the same as last time where possible
 * @param sandboxPort likewise for the Stripe sandbox
 */
public record EmbeddedSettings(Duration linger, OptionalInt databasePort, OptionalInt sandboxPort) {
    /** Half a minute of patience, any port. */
    public static final EmbeddedSettings DEFAULT =
            new EmbeddedSettings(Duration.ofSeconds(30), OptionalInt.empty(), OptionalInt.empty());
}
