package io.suito.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpClient;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Stripe's HTTP with a deadline over the whole exchange, body included, and no second sending of its own: a request
 * that got no answer is the resolver's business.
 *
 * <p>Each exchange has a thread of its own. The asynchronous calls of the JDK's client hand their answers over in the
 * common pool, where anything else that blocks (on a machine with two processors, one task) would keep Stripe's answers
 * from us and turn them into unknowns.
 */
class DeadlineHttpClient extends HttpClient {
    private static final Set<String> SET_BY_THE_JDK = Set.of("connection", "content-length", "host");

    private final java.net.http.HttpClient http;
    private final Duration deadline;
    private final ExecutorService exchanges = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("stripe-exchange-", 1).factory());

    /** What the thread that asks wants to have done at the last moment before its request leaves. */
    private static final ThreadLocal<Runnable> BEFORE_LEAVING = new ThreadLocal<>();

    DeadlineHttpClient(Duration deadline) {
        this.deadline = deadline;
        this.http = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .connectTimeout(deadline.dividedBy(3))
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                .build();
    }

    /** Asks, with something to do at the last moment before the request leaves. */
    static <T> T leaving(Runnable before, Supplier<T> asking) {
        BEFORE_LEAVING.set(before);
        try {
            return asking.get();
        } finally {
            BEFORE_LEAVING.remove();
        }
    }

    @Override
    public StripeResponse request(StripeRequest request) throws ApiConnectionException {
        HttpRequest sent = toHttp(request);
        Runnable before = BEFORE_LEAVING.get();
        Future<HttpResponse<String>> exchange = exchanges.submit(() -> {
            if (before != null) {
                before.run();
            }
            return http.send(sent, BodyHandlers.ofString());
        });
        try {
            HttpResponse<String> response = exchange.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            return new StripeResponse(
                    response.statusCode(),
                    com.stripe.net.HttpHeaders.of(response.headers().map()),
                    response.body());
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new ApiConnectionException("no answer within " + deadline, e);
        } catch (ExecutionException e) {
            throw new ApiConnectionException("no answer: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new ApiConnectionException("interrupted", e);
        }
    }

    private static HttpRequest toHttp(StripeRequest request) throws ApiConnectionException {
        try {
            HttpRequest.Builder builder = HttpRequest.newBuilder(request.url().toURI())
                    .method(request.method().name(), body(request));
            request.headers().map().forEach((name, values) -> addHeader(builder, name, values));
            builder.header("User-Agent", buildUserAgentString(request));
            builder.header("X-Stripe-Client-User-Agent", buildXStripeClientUserAgentString());
            if (request.content() != null) {
                builder.header("Content-Type", request.content().contentType());
            }
            return builder.build();
        } catch (java.net.URISyntaxException | IOException e) {
            throw new ApiConnectionException("not a request: " + e.getMessage(), e);
        }
    }

    private static HttpRequest.BodyPublisher body(StripeRequest request) throws IOException {
        return request.content() == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofByteArray(request.content().byteArrayContent());
    }

    private static void addHeader(HttpRequest.Builder builder, String name, List<String> values) {
        if (!SET_BY_THE_JDK.contains(name.toLowerCase(java.util.Locale.ROOT))) {
            values.forEach(value -> builder.header(name, value));
        }
    }
}
