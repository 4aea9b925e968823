package io.suito.stripe;

import com.stripe.exception.StripeException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import io.suito.faults.tap.HttpTap;
import io.suito.faults.tap.HttpTap.Call;
import java.util.List;
import java.util.Map;

/** The product's own gateway with a tap between it and the wire. */
public final class TappedGateway {
    private TappedGateway() {}

    /** A gateway whose requests all pass the tap. */
    public static StripeGateway of(StripeSettings settings, HttpTap tap) {
        return new StripeGateway(settings, inner -> new TappedClient(inner, tap));
    }

    private static final class TappedClient extends HttpClient {
        private final HttpClient inner;
        private final HttpTap tap;

        TappedClient(HttpClient inner, HttpTap tap) {
            this.inner = inner;
            this.tap = tap;
        }

        @Override
        public StripeResponse request(StripeRequest request) throws StripeException {
            Call call = new Call(request.method().name(), request.url().getPath(), query(request));
            long mark = tap.before(call);
            try {
                String answer = tap.insteadOfTheWire(call);
                if (answer != null) {
                    return new StripeResponse(200, HttpHeaders.of(Map.of("Request-Id", List.of("req_tap"))), answer);
                }
                String key = tap.otherKey(call);
                return inner.request(key == null ? request : request.withAdditionalHeader("Idempotency-Key", key));
            } finally {
                tap.after(call, mark);
            }
        }

        private static String query(StripeRequest request) {
            String query = request.url().getQuery();
            return query == null ? "" : query;
        }
    }
}
