package io.suito.sandbox.http;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * What goes out: status, body, further headers.
 *
 * @param status HTTP status
 * @param contentType media type of the body
 * @param body text
 * @param headers further headers
 */
public record Answer(int status, String contentType, String body, Map<String, String> headers) {
    /** A JSON answer. */
    public static Answer json(int status, ObjectNode body) {
        return new Answer(status, "application/json", body.toString(), Map.of());
    }

    /** An error as JSON, with the address of the request's log that Stripe adds. */
    public static Answer error(StripeError error, String requestId) {
        ObjectNode body = error.body();
        body.path("error").asObject().put("request_log_url", "https://dashboard.stripe.com/test/logs/" + requestId);
        return json(error.status(), body);
    }

    /** Something that is not Stripe's, as a proxy in between would say it. */
    public static Answer rubbish(int status) {
        String title = status == 502 ? "502 Bad Gateway" : "Welcome";
        return new Answer(
                status,
                "text/html",
                "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1></body></html>",
                Map.of());
    }

    /** The same with one more header. */
    public Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, contentType, body, more);
    }
}
