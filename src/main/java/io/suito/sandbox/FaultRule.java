package io.suito.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * A fault, where it strikes and how often. Rules are tried in their order; the first that strikes decides, latencies
 * add.
 *
 * @param endpoint method and path, {@code *} for any text: {@code POST /v1/transfers}, {@code POST /v1/transfers/*},
 *     {@code GET *}, {@code *}
 * @param probability 0 to 1
 * @param times how often at most, or null for ever
 * @param account only requests made for that account, or to it as destination; null for all
 * @param millis of latency or hanging
 * @param sigma spread of a log-normal latency; 0 makes it fixed
 * @param status HTTP status of a rejection or of rubbish
 * @param type Stripe's error type of a rejection
 * @param code Stripe's error code of a rejection
 * @param message of a rejection
 */
public record FaultRule(
        String endpoint,
        FaultKind kind,
        double probability,
        @Nullable Integer times,
        @Nullable String account,
        long millis,
        double sigma,
        int status,
        String type,
        @Nullable String code,
        String message) {
    /** Always, for ever, everybody. */
    public static FaultRule of(String endpoint, FaultKind kind) {
        return new FaultRule(
                endpoint,
                kind,
                1,
                null,
                null,
                60_000,
                0,
                502,
                "invalid_request_error",
                null,
                "Rejected by a fault rule.");
    }

    /** A fixed latency. */
    public static FaultRule latency(String endpoint, long millis) {
        return of(endpoint, FaultKind.LATENCY).withMillis(millis);
    }

    /** A log-normal latency: half of the answers take longer than the median; 0.5 is a usual spread. */
    public static FaultRule latency(String endpoint, long medianMillis, double sigma) {
        FaultRule fixed = latency(endpoint, medianMillis);
        return new FaultRule(
                endpoint,
                fixed.kind,
                1,
                null,
                null,
                medianMillis,
                sigma,
                fixed.status,
                fixed.type,
                null,
                fixed.message);
    }

    /** A refusal of Stripe's. */
    public static FaultRule reject(String endpoint, int status, String type, @Nullable String code, String message) {
        return new FaultRule(endpoint, FaultKind.REJECT, 1, null, null, 0, 0, status, type, code, message);
    }

    public FaultRule withProbability(double changed) {
        return new FaultRule(endpoint, kind, changed, times, account, millis, sigma, status, type, code, message);
    }

    public FaultRule withTimes(int changed) {
        return new FaultRule(endpoint, kind, probability, changed, account, millis, sigma, status, type, code, message);
    }

    public FaultRule withAccount(String changed) {
        return new FaultRule(endpoint, kind, probability, times, changed, millis, sigma, status, type, code, message);
    }

    public FaultRule withMillis(long changed) {
        return new FaultRule(endpoint, kind, probability, times, account, changed, sigma, status, type, code, message);
    }

    public FaultRule withStatus(int changed) {
        return new FaultRule(endpoint, kind, probability, times, account, millis, sigma, changed, type, code, message);
    }
}
