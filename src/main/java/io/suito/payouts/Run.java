package io.suito.payouts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as others see it; amounts in yen.
 *
 * @param asOf cut-off: what was due by then is in it
 * @param planned number of items
 * @param total sum of the items
 */
public record Run(
        UUID runId,
        String kind,
        LocalDate runDate,
        String state,
        String status,
        Instant asOf,
        String planHash,
        @Nullable String reason,
        @Nullable String requestedBy,
        @Nullable String pausedReason,
        @Nullable String errorMessage,
        Instant createdAt,
        int planned,
        long total) {
    /** Why it is discarded, where a missed date was planned as another run afterwards. */
    public static final String PLANNED_LATER = "missed, and planned by hand later";

    /** Why it is discarded, where a person gave a missed date up. */
    public static final String GIVEN_UP = "missed and given up";

    public RunState runState() {
        return RunState.of(state);
    }
}
