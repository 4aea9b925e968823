package io.suito.sandbox.http;

import io.suito.sandbox.store.Json;
import io.suito.sandbox.store.StoredObject;
import io.suito.sandbox.store.Tx;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One execution of an endpoint: what was asked, for which account, when, and the effect being made.
 *
 * @param tx the effect
 * @param now the sandbox's time
 * @param platform id of the platform's account
 * @param account the account it is about: the platform or the one in {@code Stripe-Account}
 * @param id the id in the path, or empty
 * @param params checked parameters
 * @param requestId {@code req_…}
 * @param idempotencyKey the caller's, or null
 * @param baseUri address of the sandbox
 */
public record Call(
        Tx tx,
        Instant now,
        String platform,
        String account,
        String id,
        ObjectNode params,
        @Nullable String requestId,
        @Nullable String idempotencyKey,
        String baseUri) {
    /** The second it happens in. */
    public long second() {
        return now.getEpochSecond();
    }

    /** An optional parameter, null where absent or empty. */
    public @Nullable String text(String name) {
        return Json.text(params, name);
    }

    /** A parameter that the check has found. */
    public String required(String name) {
        return Json.required(params, name);
    }

    /** A whole number that the check has found. */
    public long number(String name) {
        return Long.parseLong(required(name));
    }

    /** A flag, false where absent. */
    public boolean flag(String name) {
        return "true".equals(text(name));
    }

    /** Metadata of a new object: names whose values are not empty. */
    public ObjectNode metadata() {
        return mergedMetadata(Json.object());
    }

    /** Metadata after an update: empty values take names away, an empty string takes all. */
    public ObjectNode mergedMetadata(JsonNode old) {
        ObjectNode merged = old instanceof ObjectNode object ? object.deepCopy() : Json.object();
        JsonNode given = params.path("metadata");
        if (given.isString()) {
            return Json.object();
        }
        given.properties().forEach(entry -> {
            if (entry.getValue().asString().isEmpty()) {
                merged.remove(entry.getKey());
            } else {
                merged.set(entry.getKey(), entry.getValue());
            }
        });
        return merged;
    }

    /** The object in the path: of that type and in this account, else 404. */
    public StoredObject object(String type) {
        StoredObject found = tx.find(id);
        if (found == null || !found.type().equals(type) || !found.account().equals(account)) {
            throw StripeError.missing(type, id);
        }
        return found;
    }

    /** The same in another account: for what happens on both sides of a transfer. */
    public Call in(String other) {
        return new Call(tx, now, platform, other, id, params, requestId, idempotencyKey, baseUri);
    }
}
