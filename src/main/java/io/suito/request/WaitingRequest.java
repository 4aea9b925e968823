package io.suito.request;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request that waits for a second person. */
public record WaitingRequest(
        UUID id, String kind, String payload, @Nullable String reason, String requestedBy, Instant requestedAt) {}
