package io.suito.stripe;

import com.stripe.exception.StripeException;
import com.stripe.net.HttpClient;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;

/** Tells somebody before and after every request on the wire. */
final class ObservedHttpClient extends HttpClient {
    private final HttpClient inner;
    private final Runnable before;
    private final Runnable after;

    ObservedHttpClient(HttpClient inner, Runnable before, Runnable after) {
        this.inner = inner;
        this.before = before;
        this.after = after;
    }

    @Override
    public StripeResponse request(StripeRequest request) throws StripeException {
        before.run();
        try {
            return inner.request(request);
        } finally {
            after.run();
        }
    }
}
