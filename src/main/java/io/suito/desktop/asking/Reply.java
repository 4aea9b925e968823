package io.suito.desktop.asking;

import io.suito.desktop.dialogs.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a wish stands when its waiting is over.
 *
 * @param request that was written for it; null when not even that was possible
 * @param outcome of what is done; null otherwise
 * @param problem why it was refused; null otherwise
 */
public record Reply(
        @Nullable UUID request,
        Standing standing,
        @Nullable JsonNode outcome,
        @Nullable Problem problem) {
    /** How a wish can stand. */
    public enum Standing {
        DONE,
        REFUSED,
        /** Nobody has taken it yet; it is carried out when an executor works again. */
        WAITS_FOR_EXECUTOR,
        /** A second person has to approve it. */
        WAITS_FOR_APPROVAL,
        /** An executor has it and takes long. */
        UNDER_WAY,
        /** It is written, and the database went away before its answer could be read. */
        NOT_HEARD
    }

    static Reply done(UUID request, JsonNode outcome) {
        return new Reply(request, Standing.DONE, outcome, null);
    }

    static Reply refused(@Nullable UUID request, Problem problem) {
        return new Reply(request, Standing.REFUSED, null, problem);
    }

    static Reply open(UUID request, Standing standing) {
        return new Reply(request, standing, null, null);
    }

    public boolean isDone() {
        return standing == Standing.DONE;
    }

    /** Whether its end is still to come. */
    boolean isOpen() {
        return standing != Standing.DONE && standing != Standing.REFUSED;
    }
}
