package io.suito.sandbox.server;

import io.suito.sandbox.SandboxRequest;
import java.util.ArrayDeque;
import java.util.List;

/** The latest requests, in the order in which they were done. */
public final class RequestLog {
    private static final int KEPT = 200_000;

    private final ArrayDeque<SandboxRequest> requests = new ArrayDeque<>();

    synchronized void add(SandboxRequest request) {
        if (requests.size() == KEPT) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }

    /** All that are kept, oldest first. */
    public synchronized List<SandboxRequest> all() {
        return List.copyOf(requests);
    }

    /** Forgets them. */
    public synchronized void clear() {
        requests.clear();
    }
}
