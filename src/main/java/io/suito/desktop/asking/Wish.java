package io.suito.desktop.asking;

import java.util.Map;

/**
 * What somebody wants: a request that is not written yet. The reason comes from the dialog, where there is one.
 *
 * @param kind of the request, such as {@code payout-run.pause}
 */
public record Wish(String kind, Map<String, ?> payload) {
    public Wish {
        payload = Map.copyOf(payload);
    }
}
