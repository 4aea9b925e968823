package io.suito.desktop.runs;

import io.suito.desktop.shell.Mode;
import java.net.URI;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where the Stripe Dashboard shows an object. The built-in sandbox has no pages. */
public record StripePages(ReadOnlyObjectProperty<Mode> mode) {
    private static final String DASHBOARD = "https://dashboard.stripe.com/";

    /** Of a mode that is known for good. */
    public StripePages(Mode mode) {
        this(new ReadOnlyObjectWrapper<>(mode));
    }

    /**
     * The page of a transfer, or for what lies on a connected account that account's page.
     *
     * @param id of the object, {@code tr_…} for a transfer
     */
    public Optional<URI> page(String id, String accountId) {
        return at("connect/" + (id.startsWith("tr_") ? "transfers/" + id : "accounts/" + accountId));
    }

    /**
     * The page of a buyer's payment.
     *
     * @param id of the PaymentIntent
     */
    public Optional<URI> payment(String id) {
        return at("payments/" + id);
    }

    private Optional<URI> at(String path) {
        Mode now = mode.get();
        return now == Mode.LIVE || now == Mode.TEST
                ? Optional.of(URI.create(DASHBOARD + (now == Mode.LIVE ? "" : "test/") + path))
                : Optional.empty();
    }
}
