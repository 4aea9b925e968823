package io.suito.payouts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run is to be.
 *
 * @param scheduledFor the scheduled date; null for a manual run
 * @param asOf the cut-off of a scheduled run; null takes its date at the policy's time of day. A manual run is cut off
 *     at the moment of planning; only a preview may look at another one
 * @param partners the chosen partners; null for all
 * @param except partners who are left out this time
 * @param reason mandatory for a manual run
 */
public record PlanRequest(
        @Nullable LocalDate scheduledFor,
        @Nullable Instant asOf,
        @Nullable List<UUID> partners,
        List<UUID> except,
        @Nullable String reason,
        String requestedBy) {

    /** As the canonical one, with nobody left out. */
    public PlanRequest(
            @Nullable LocalDate scheduledFor,
            @Nullable Instant asOf,
            @Nullable List<UUID> partners,
            @Nullable String reason,
            String requestedBy) {
        this(scheduledFor, asOf, partners, List.of(), reason, requestedBy);
    }

    String kind() {
        return scheduledFor == null ? "manual" : "scheduled";
    }
}
