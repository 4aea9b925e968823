package io.suito.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpURLConnectionClient;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.util.Optional;

/** The transport of stripe-java, with every request and answer held against Stripe's description. */
final class CheckedClient extends HttpURLConnectionClient {
    @Override
    public StripeResponse request(StripeRequest request) throws ApiConnectionException {
        StripeResponse response = super.request(request);
        StripeShapes.available().ifPresent(shapes -> check(shapes, request, response));
        return response;
    }

    private static void check(StripeShapes shapes, StripeRequest request, StripeResponse response) {
        String method = request.method().name();
        String path = request.url().getPath();
        String query = Optional.ofNullable(request.url().getQuery()).orElse("");
        String body = request.content() == null ? "" : request.content().stringContent();
        if (response.code() != 404) {
            assertThat(shapes.request(method, path, query, body)).isEmpty();
        }
        assertThat(shapes.answer(method, path, response.code(), response.body()))
                .isEmpty();
    }
}
