package io.suito.sandbox.server;

import io.suito.sandbox.Limits;
import io.suito.sandbox.http.Endpoint;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts requests in a sliding second: over all, per endpoint, and payouts being created. */
public final class RateLimiter {
    private static final long SECOND = 1_000_000_000L;
    private static final String ALL = "*";

    private final Map<String, ArrayDeque<Long>> arrivals = new HashMap<>();
    private volatile Limits limits;
    private int payoutsInFlight;

    /** With these limits at first. */
    public RateLimiter(Limits limits) {
        this.limits = limits;
    }

    /** Changes the limits. */
    public void limits(Limits changed) {
        limits = changed;
    }

    /** The limits in force. */
    public Limits limits() {
        return limits;
    }

    /** Counts the request in and returns null, or says which limit it broke, in Stripe's words for the header. */
    synchronized @Nullable String enter(Endpoint endpoint, long nanoTime) {
        Limits now = limits;
        int perEndpoint = endpoint.createsPayout() ? now.payoutsPerSecond() : now.perEndpoint();
        if (count(ALL, nanoTime) >= now.perSecond()) {
            return "global-rate";
        }
        if (count(endpoint.name(), nanoTime) >= perEndpoint) {
            return "endpoint-rate";
        }
        if (endpoint.createsPayout() && payoutsInFlight >= now.payoutsAtOnce()) {
            return "endpoint-concurrency";
        }
        deque(ALL).addLast(nanoTime);
        deque(endpoint.name()).addLast(nanoTime);
        if (endpoint.createsPayout()) {
            payoutsInFlight++;
        }
        return null;
    }

    /** The request that came in is done with. */
    synchronized void leave(Endpoint endpoint) {
        if (endpoint.createsPayout()) {
            payoutsInFlight--;
        }
    }

    private int count(String name, long nanoTime) {
        ArrayDeque<Long> seen = deque(name);
        while (!seen.isEmpty() && nanoTime - seen.getFirst() >= SECOND) {
            seen.removeFirst();
        }
        return seen.size();
    }

    private ArrayDeque<Long> deque(String name) {
        return arrivals.computeIfAbsent(name, any -> new ArrayDeque<>());
    }
}
