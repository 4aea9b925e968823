package io.suito.stripe;

import io.suito.text.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What each answer means. One table, branching on status and error code, never on text.
 *
 * <p>Source: Stripe's error reference (docs.stripe.com/error-low-level, /api/errors, /api/idempotent_requests);
 * decision record 0005.
 */
final class AnswerTable {
    /** 403 codes that speak of the key and not of the object. */
    private static final Set<String> OF_THE_KEY = Set.of(
            "api_key_expired",
            "more_permissions_required",
            "more_permissions_required_for_application",
            "platform_api_key_expired",
            "secret_key_required",
            "testmode_charges_only",
            "livemode_mismatch");

    private static final Set<String> MORE_PERMISSIONS =
            Set.of("more_permissions_required", "more_permissions_required_for_application");

    private AnswerTable() {}

    /** Stripe's error object, as far as decisions need it. */
    record StripeRefusal(
            int status,
            @Nullable String type,
            @Nullable String code,
            @Nullable String requestId) {}

    /** No answer at all: time-out, connection refused or lost. */
    static StripeAnswer none() {
        return new StripeAnswer(Verdict.UNKNOWN, null, null, "no_answer", null, null);
    }

    /**
     * 2xx: only the object that was asked for counts. Where it is another one, asking again would only bring the same
     * answer, so it is looked up.
     */
    static StripeAnswer success(StripeCommand command, int status, @Nullable String requestId, @Nullable String body) {
        JsonNode json = parse(body);
        String id = text(json, "id");
        if (json == null || id == null || id.isBlank() || text(json, "object") == null) {
            return new StripeAnswer(Verdict.UNKNOWN, status, null, "not_stripe", requestId, null);
        }
        if (!AskedFor.of(command).isMetBy(json)) {
            return otherObject(status, requestId);
        }
        return new StripeAnswer(Verdict.SUCCEEDED, status, id, null, requestId, body);
    }

    /** 2xx, but for something else than was asked for. */
    static StripeAnswer otherObject(int status, @Nullable String requestId) {
        return new StripeAnswer(Verdict.UNKNOWN_LOOK_UP, status, null, "other_object", requestId, null);
    }

    /**
     * Not 2xx.
     *
     * @param drawsOnPlatform whether the command takes from the platform's own balance
     */
    static StripeAnswer refused(StripeRefusal refusal, boolean drawsOnPlatform) {
        String shown = refusal.code() != null
                ? refusal.code()
                : refusal.type() != null ? refusal.type() : "http_" + refusal.status();
        return new StripeAnswer(
                verdict(refusal, drawsOnPlatform), refusal.status(), null, shown, refusal.requestId(), null);
    }

    /** Whether the key as such works, but was not given the permission to do this. */
    static boolean isPermissionMissing(StripeRefusal refusal) {
        return refusal.status() == 403 && (refusal.code() == null || MORE_PERMISSIONS.contains(refusal.code()));
    }

    private static Verdict verdict(StripeRefusal refusal, boolean drawsOnPlatform) {
        int status = refusal.status();
        String code = refusal.code();
        if (status >= 500) {
            return Verdict.UNKNOWN_LOOK_UP;
        }
        if (refusal.type() == null || "idempotency_error".equals(refusal.type()) || status == 409) {
            return Verdict.UNKNOWN; // without Stripe's error object also a 429: a gateway may have forwarded it first
        }
        if (status == 429 || "lock_timeout".equals(code)) {
            return Verdict.NOT_DONE;
        }
        if (status == 401 || (status == 403 && (code == null || OF_THE_KEY.contains(code)))) {
            return Verdict.KEY_REJECTED;
        }
        if ("balance_insufficient".equals(code) && drawsOnPlatform) {
            return Verdict.SHORT_OF_FUNDS;
        }
        boolean speaksOfTheObject = status == 400 || status == 402 || status == 403 || status == 404;
        return speaksOfTheObject ? Verdict.FAILED : Verdict.UNKNOWN;
    }

    private static @Nullable JsonNode parse(@Nullable String body) {
        try {
            return body == null ? null : Json.read(body);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static @Nullable String text(@Nullable JsonNode node, String field) {
        JsonNode value = node == null ? null : node.get(field);
        return value == null || !value.isString() ? null : value.asString();
    }
}
