package io.suito.sandbox.server;

import io.suito.sandbox.http.Answer;
import io.suito.sandbox.http.StripeError;
import io.suito.sandbox.store.Json;
import io.suito.sandbox.store.Tx;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stripe's idempotency: the first answer of an executed request is kept under its key, within its account, and given
 * again; keys are forgotten after a while.
 */
public final class Idempotency {
    private static final int MAX_LENGTH = 255;
    private static final String LIFETIME = "key_lifetime_millis";

    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

    /** A key in use by one request, with what that request is. */
    public record Use(String key, String scope, String endpoint, String fingerprint) {}

    /**
     * Takes the key for one request.
     *
     * @throws StripeError 409 when another request is using it; 400 when it is too long
     */
    Use begin(String account, String key, String path, ObjectNode params) {
        if (key.length() > MAX_LENGTH || key.isEmpty()) {
            throw StripeError.invalid(null, "Idempotency keys can be up to 255 characters long.", null);
        }
        Use use = new Use(key, account + "|" + key, path, fingerprint(params));
        if (!inFlight.add(use.scope())) {
            throw new StripeError(
                    409,
                    "idempotency_error",
                    "idempotency_key_in_use",
                    "There is currently another in-progress request using this idempotency key (that probably means you"
                            + " submitted twice, and the other request is still going through): " + key + ".",
                    null);
        }
        return use;
    }

    /** The key may be used again. */
    void end(Use use) {
        inFlight.remove(use.scope());
    }

    /**
     * The kept answer of the key, or null.
     *
     * @throws StripeError 400 when the key was used for something else
     */
    @Nullable
    Answer replay(Tx tx, Use use, Instant now) {
        String text = tx.key(use.scope());
        if (text == null || expired(text, now, lifetime(tx))) {
            return null;
        }
        ObjectNode kept = Json.parse(text);
        String endpoint = Json.required(kept, "endpoint");
        if (!endpoint.equals(use.endpoint())) {
            throw mismatch(
                    "Keys for idempotent requests can only be used for the same endpoint they were first used for ('"
                            + use.endpoint() + "' vs '" + endpoint + "').",
                    use.key());
        }
        if (!Json.required(kept, "fingerprint").equals(use.fingerprint())) {
            throw mismatch(
                    "Keys for idempotent requests can only be used with the same parameters they were first used with.",
                    use.key());
        }
        return Answer.json(kept.path("status").asInt(), kept.path("body").asObject())
                .with("Idempotent-Replayed", "true")
                .with("Original-Request", Json.required(kept, "request"));
    }

    /** Keeps an answer. */
    void keep(Tx tx, Use use, Instant now, String requestId, int status, ObjectNode body) {
        ObjectNode record = Json.object(
                "at",
                now.toEpochMilli(),
                "endpoint",
                use.endpoint(),
                "fingerprint",
                use.fingerprint(),
                "request",
                requestId,
                "status",
                status,
                "body",
                body);
        tx.keepKey(use.scope(), record.toString());
    }

    /** How long keys live. */
    public static Duration lifetime(Tx tx) {
        String text = tx.setting(LIFETIME);
        return text == null ? Duration.ofHours(24) : Duration.ofMillis(Long.parseLong(text));
    }

    /** Changes how long keys live. */
    public static void lifetime(Tx tx, Duration lifetime) {
        tx.keepSetting(LIFETIME, Long.toString(lifetime.toMillis()));
    }

    /** Whether a kept record is older than that. */
    public static boolean expired(String record, Instant now, Duration lifetime) {
        long at = Json.parse(record).path("at").asLong();
        return now.toEpochMilli() - at >= lifetime.toMillis();
    }

    private static StripeError mismatch(String sentence, String key) {
        return new StripeError(
                400,
                "idempotency_error",
                null,
                sentence + " Try using a key other than '" + key + "' if you meant to execute a different request.",
                null);
    }

    private static String fingerprint(ObjectNode params) {
        try {
            byte[] text = sorted(params).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The order in which parameters were sent does not matter. */
    private static String sorted(JsonNode node) {
        if (!node.isObject()) {
            return node.toString();
        }
        TreeMap<String, String> members = new TreeMap<>();
        node.properties().forEach(entry -> members.put(entry.getKey(), sorted(entry.getValue())));
        return members.toString();
    }
}
