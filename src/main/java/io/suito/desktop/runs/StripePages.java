package io.suito.desktop.runs;

import io.suito.desktop.shell.Mode;
import java.net.URI;
import java.util.Optional;

/** Where the Stripe Dashboard shows an object. The built-in sandbox has no pages. */
public record StripePages(Mode mode) {
    private static final String DASHBOARD = "https://dashboard.stripe.com/";

    /**
     * The page of a transfer, or for what lies on a connected account that account's page.
     *
     * @param id of the object, {@code tr_…} for a transfer
     */
    Optional<URI> page(String id, String accountId) {
        if (mode != Mode.LIVE && mode != Mode.TEST) {
            return Optional.empty();
        }
        String connect = DASHBOARD + (mode == Mode.LIVE ? "" : "test/") + "connect/";
        return Optional.of(
                URI.create(id.startsWith("tr_") ? connect + "transfers/" + id : connect + "accounts/" + accountId));
    }
}
