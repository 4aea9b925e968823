package io.suito.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Stands between us and the sandbox and changes what comes back: for what the sandbox itself would never say. */
public final class StripeProxy implements AutoCloseable {
    private static final List<String> HEADERS =
            List.of("Authorization", "Content-Type", "Idempotency-Key", "Stripe-Account", "Stripe-Version");

    private final HttpServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile BiFunction<String, String, String> change = (path, body) -> body;
    private volatile boolean alwaysOk;
    private volatile Predicate<String> before = request -> true;
    private volatile Predicate<String> revoked = request -> false;
    private volatile Consumer<Sent> reader = sent -> {};

    /** A request as it was sent. */
    public record Sent(String method, String path, String query, String body) {}

    /** A proxy to the sandbox at that address. */
    public StripeProxy(URI sandbox) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> forward(sandbox, exchange));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on makes the body of every answer anew from path and body. */
    public void change(BiFunction<String, String, String> with) {
        this.change = with;
    }

    /** From now on every answer has status 200, whatever the sandbox said. */
    public void alwaysOk() {
        this.alwaysOk = true;
    }

    /** From now on looks at each request ({@code POST /v1/transfers}) first, and may wait there. */
    public void before(Predicate<String> look) {
        this.before = look;
    }

    /** From now on reads each request before it goes on. */
    public void read(Consumer<Sent> with) {
        this.reader = with;
    }

    /** From now on these requests ({@code POST /v1/transfers}) arrive with a key that Stripe does not know any more. */
    public void revokeKey(Predicate<String> requests) {
        this.revoked = requests;
    }

    private void forward(URI sandbox, HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            if (!before.test(exchange.getRequestMethod() + " " + path)) {
                return;
            }
            HttpResponse<String> answer =
                    http.send(request(sandbox, exchange, path), HttpResponse.BodyHandlers.ofString());
            byte[] body = change.apply(path, answer.body()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(alwaysOk ? 200 : answer.statusCode(), body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(URI sandbox, HttpExchange exchange, String path) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        reader.accept(new Sent(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""),
                new String(body, StandardCharsets.UTF_8)));
        HttpRequest.Builder request = HttpRequest.newBuilder(sandbox.resolve(path))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : HEADERS) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        if (revoked.test(exchange.getRequestMethod() + " " + path)) {
            request.setHeader("Authorization", "Bearer sk_test_revoked");
        }
        return request.build();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
