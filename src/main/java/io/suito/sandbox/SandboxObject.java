package io.suito.sandbox;

import tools.jackson.databind.JsonNode;

/**
 * An object that was created, as it is now.
 *
 * @param account the account it belongs to
 * @param data all fields
 */
public record SandboxObject(String account, JsonNode data) {
    /** Stripe's id. */
    public String id() {
        return text("id");
    }

    /** A field as text; empty where it is null or absent. */
    public String text(String field) {
        return data.path(field).asString("");
    }

    /** A whole number, 0 where absent. */
    public long number(String field) {
        return data.path(field).asLong(0);
    }

    /** A metadata value, empty where absent. */
    public String metadata(String name) {
        return data.path("metadata").path(name).asString("");
    }
}
