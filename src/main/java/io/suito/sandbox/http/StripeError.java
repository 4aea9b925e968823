package io.suito.sandbox.http;

import io.suito.sandbox.store.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A refusal as Stripe words it: status, type, code, message, the parameter it is about. */
public final class StripeError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String INVALID = "invalid_request_error";

    private final int status;
    private final transient ObjectNode error;
    private boolean keepsEffect;

    /** An error of that status; code and parameter may be absent. */
    public StripeError(int status, String type, @Nullable String code, String message, @Nullable String param) {
        super(message);
        this.status = status;
        this.error = Json.object("message", message, "type", type);
        if (code != null) {
            error.put("code", code);
            error.put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
        }
        if (param != null) {
            error.put("param", param);
        }
    }

    /** 400: the request cannot be done as asked. */
    public static StripeError invalid(@Nullable String code, String message, @Nullable String param) {
        return new StripeError(400, INVALID, code, message, param);
    }

    /** 404: the object in the URL is not there. */
    public static StripeError missing(String type, String id) {
        return new StripeError(404, INVALID, "resource_missing", "No such " + type + ": '" + id + "'", "id");
    }

    /** 400: an object named by a parameter is not there. */
    public static StripeError missingParam(String what, String id, String param) {
        return invalid("resource_missing", "No such " + what + ": '" + id + "'", param);
    }

    /** 500: Stripe's own fault. */
    public static StripeError server() {
        return new StripeError(500, "api_error", null, "An unknown error occurred", null);
    }

    /** 401: not a key of this sandbox. */
    public static StripeError key(String message) {
        return new StripeError(401, INVALID, null, message, null);
    }

    /** 429 with Stripe's code of the reason. */
    public static StripeError tooMany(String code, String message) {
        return new StripeError(429, INVALID, code, message, null);
    }

    /** 402: the card was declined; what was recorded about it stays recorded. */
    public static StripeError card(String declineCode, String message, String charge, ObjectNode intent) {
        StripeError error = new StripeError(402, "card_error", "card_declined", message, null);
        error.error.put("decline_code", declineCode);
        error.error.put("charge", charge);
        error.error.set("payment_intent", intent);
        error.keepsEffect = true;
        return error;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Whether the failed attempt itself is recorded, as a declined charge is. */
    public boolean keepsEffect() {
        return keepsEffect;
    }

    /** The body, without the request's log address. */
    public ObjectNode body() {
        return Json.object("error", error);
    }
}
