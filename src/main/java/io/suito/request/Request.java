package io.suito.request;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a person (or the schedule) asked for, as its handler sees it.
 *
 * @param reason why, in the person's words
 * @param requestedBy the database login that asked, as the database knows it
 */
public record Request(
        UUID id, String kind, JsonNode payload, @Nullable String reason, String requestedBy) {
    /** A text of the payload that must be there. */
    public String text(String field) {
        return payload.required(field).asString();
    }

    public UUID id(String field) {
        return UUID.fromString(text(field));
    }

    /** A text of the payload, or null. */
    public @Nullable String optional(String field) {
        JsonNode value = payload.get(field);
        return value == null || value.isNull() ? null : value.asString();
    }
}
