package io.suito.sandbox.server;

import io.suito.sandbox.api.StripeApi;
import io.suito.sandbox.http.Call;
import io.suito.sandbox.store.Json;
import io.suito.sandbox.store.Store;
import io.suito.sandbox.store.Tx;
import java.time.Instant;

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
        long now = time.now().toEpochMilli();
        boolean more = true;
        while (more) {
            more = store.run(tx -> {
                        Tx.Due due = tx.takeDue(now);
                        if (due != null) {
                            StripeApi.due(call(tx, Instant.ofEpochMilli(due.atMillis())), due.task());
                        }
                        return due != null;
                    })
                    .value();
        }
    }
}
