package io.suito.sandbox.server;

import com.sun.net.httpserver.HttpExchange;
import io.suito.sandbox.http.Answer;
import io.suito.sandbox.http.StripeError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One HTTP exchange of the server, in the few words the sandbox needs. */
public final class Exchange {
    private static final int MAX_BODY = 1 << 20;

    private final HttpExchange http;

    /** Wraps the server's exchange. */
    public Exchange(HttpExchange http) {
        this.http = http;
    }

    /** GET, POST, DELETE… */
    public String method() {
        return http.getRequestMethod();
    }

    /** Path without the query. */
    public String path() {
        return http.getRequestURI().getPath();
    }

    /** The query as it was sent, or empty. */
    public String query() {
        return Optional.ofNullable(http.getRequestURI().getRawQuery()).orElse("");
    }

    /** A request header. */
    public @Nullable String header(String name) {
        return http.getRequestHeaders().getFirst(name);
    }

    /** The whole body; 413 when it is longer than Stripe would read. */
    String body() throws IOException {
        byte[] bytes = http.getRequestBody().readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            throw new StripeError(413, "invalid_request_error", null, "Request body too large.", null);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The body as it comes, for long ones. */
    public InputStream stream() {
        return http.getRequestBody();
    }

    /** Sends the answer. */
    public void send(Answer answer) throws IOException {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().set("Content-Type", answer.contentType());
        answer.headers().forEach((name, value) -> http.getResponseHeaders().set(name, value));
        http.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = http.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** Closes the connection without an answer. */
    void drop() {
        http.close();
    }
}
