package io.suito.payouts;

import io.suito.text.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run is to be.
 *
 * @param scheduledFor the scheduled date; null for a manual run
 * @param asOf the cut-off; null takes the run's own, which is the date's instant, or for a manual run the moment of
 *     planning; only a preview may look at another one
 * @param partners the chosen partners; null for all, as in every scheduled run that is planned
 * @param except partners who are left out this time; those who would have been paid are kept as skipped,
 *     {@code excluded}
 * @param reason mandatory for a manual run, and where somebody is left out
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

    /**
     * A date is used up by one run: with a few partners in it, all others would wait for the next one unnoticed.
     *
     * @throws Refusal {@code payouts.scheduled_is_for_all}
     */
    public void requireForAll() {
        if (scheduledFor != null && partners != null) {
            throw new Refusal("payouts.scheduled_is_for_all", scheduledFor.toString());
        }
    }

    /** The schedule needs no reason; whoever plans beside it, or leaves somebody out, does. */
    public boolean needsReason() {
        return scheduledFor == null || !except.isEmpty();
    }

    /** @throws Refusal {@code payouts.reason_needed} */
    void requireReason() {
        if (needsReason() && (reason == null || reason.isBlank())) {
            throw new Refusal("payouts.reason_needed");
        }
    }

    String kind() {
        return scheduledFor == null ? "manual" : "scheduled";
    }
}
