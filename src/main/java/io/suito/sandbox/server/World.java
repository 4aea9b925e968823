package io.suito.sandbox.server;

import io.suito.sandbox.api.StripeApi;
import io.suito.sandbox.http.Call;
import io.suito.sandbox.store.Json;
import io.suito.sandbox.store.Store;
import io.suito.sandbox.store.Store.Outcome;
import io.suito.sandbox.store.Tx;
import java.time.Instant;
import java.util.function.BiFunction;

/**
 * What all requests share.
 *
 * @param store the memory
 * @param time the clock
 * @param platform id of the platform's account
 * @param baseUri address of the sandbox
 */
public record World(Store store, SandboxTime time, String platform, String baseUri) {
    /** A call outside of any request. */
    public Call call(Tx tx, Instant at) {
        return new Call(tx, at, platform, platform, "", Json.object(), null, null, baseUri);
    }

    /** Lets everything happen whose time has come: money matures, payouts arrive or fail. */
    public void catchUp() {
        settled((tx, now) -> true, true);
    }

    /**
     * Runs work now, after everything whose time has come: nothing that happens by itself is told later than what was
     * done after it.
     */
    public <T> Outcome<T> settled(BiFunction<Tx, Instant, T> work, boolean keep) {
        return store.alone(() -> {
            Instant now = time.now();
            while (store.run(tx -> happened(tx, now)).value()) {
                // one effect each
            }
            return store.run(tx -> work.apply(tx, now), keep);
        });
    }

    private boolean happened(Tx tx, Instant now) {
        Tx.Due due = tx.takeDue(now.toEpochMilli());
        if (due != null) {
            StripeApi.due(call(tx, Instant.ofEpochMilli(due.atMillis())), due.task());
        }
        return due != null;
    }
}
