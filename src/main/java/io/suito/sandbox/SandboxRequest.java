package io.suito.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request that the sandbox saw.
 *
 * @param requestId {@code req_…}
 * @param at arrival, by the sandbox's clock
 * @param method GET or POST
 * @param path without the query
 * @param query as it was sent, empty where there was none
 * @param account from {@code Stripe-Account}, or null for the platform
 * @param idempotencyKey the caller's, or null
 * @param status of the answer that was sent; 0 when none was
 * @param effect whether it changed anything
 * @param replayed whether the answer was an earlier one
 * @param fault the fault that struck, or null
 * @param object id of the object answered, or null
 * @param millis it took
 */
public record SandboxRequest(
        String requestId,
        Instant at,
        String method,
        String path,
        String query,
        @Nullable String account,
        @Nullable String idempotencyKey,
        int status,
        boolean effect,
        boolean replayed,
        @Nullable FaultKind fault,
        @Nullable String object,
        long millis) {}
