package io.suito.app;

import io.suito.text.Secret;
import java.net.URI;

/**
 * How to reach Stripe, or a server that speaks like it.
 *
 * @param apiBase the server, without a slash at the end
 * @param key the secret or restricted key
 * @param mode live or test, as the key's prefix says
 */
public record StripeAccess(URI apiBase, Secret key, Mode mode) {
    /** Real money, or play money. The two are never mixed. */
    public enum Mode {
        LIVE,
        TEST
    }
}
