package io.suito.request;

import io.suito.text.Json;
import io.suito.text.Refusal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a request stands.
 *
 * @param status {@code waiting_approval}, {@code queued}, {@code running}, {@code done}, {@code refused},
 *     {@code failed}
 */
public record Answer(
        UUID id,
        String kind,
        String status,
        @Nullable String outcome,
        @Nullable String errorCode,
        @Nullable String errorArguments) {

    public boolean isFinal() {
        return List.of("done", "refused", "failed").contains(status);
    }

    /** The outcome of a request that is done; throws the refusal of one that is not to be. */
    public JsonNode outcomeOrThrow() {
        if (errorCode != null) {
            throw refusal(errorCode, errorArguments);
        }
        return Json.read(outcome == null ? "null" : outcome);
    }

    /**
     * The refusal that is kept with a request.
     *
     * @param arguments JSON array of its facts; null where none are kept
     */
    public static Refusal refusal(String code, @Nullable String arguments) {
        return new Refusal(code, arguments == null ? new Object[0] : Json.read(arguments, Object[].class));
    }
}
