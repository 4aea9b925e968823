package io.suito.request;

import org.jspecify.annotations.Nullable;

/**
 * Carries out a request that takes many transactions or reads from Stripe in between. It must be idempotent: after a
 * crash it runs again from the start.
 */
@FunctionalInterface
public interface JobHandler {
    /** @return the outcome, a record or map that becomes JSON */
    @Nullable
    Object run(Request request);
}
