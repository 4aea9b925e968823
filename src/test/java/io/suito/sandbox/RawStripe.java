package io.suito.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.sandbox.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Plain HTTP to the sandbox, for what no client library would send; answers are checked where they are Stripe's. */
final class RawStripe {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final Map<String, String> headers;

    RawStripe(URI base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    static RawStripe to(SandboxServer server) {
        return new RawStripe(server.baseUri(), Map.of("Authorization", "Bearer " + server.key()));
    }

    RawStripe with(String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(headers);
        more.put(name, value);
        return new RawStripe(base, more);
    }

    record Reply(int status, String body, Map<String, String> headers) {
        JsonNode json() {
            return Json.parse(body);
        }

        JsonNode error() {
            return json().path("error");
        }

        String text(String field) {
            return json().path(field).asString("");
        }

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
        }
    }

    Reply get(String pathAndQuery) {
        return send("GET", pathAndQuery, "");
    }

    Reply post(String path, String form) {
        return send("POST", path, form);
    }

    Reply send(String method, String path, String form) {
        try {
            return sendOrFail(method, path, form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #send}, but lets the caller see that the connection was lost. */
    Reply sendOrFail(String method, String path, String form) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        method.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(form));
        headers.forEach(request::header);
        if (!method.equals("GET") && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Map<String, String> headersThere = new java.util.HashMap<>();
            response.headers()
                    .map()
                    .forEach((name, values) ->
                            headersThere.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
            Reply reply = new Reply(response.statusCode(), response.body(), headersThere);
            check(method, path, reply);
            return reply;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void check(String method, String path, Reply reply) {
        if (reply.header("content-type").equals("application/json") && !path.startsWith("/_sandbox")) {
            String bare = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
            StripeShapes.available()
                    .ifPresent(shapes -> assertThat(shapes.answer(method, bare, reply.status(), reply.body()))
                            .isEmpty());
        }
    }
}
