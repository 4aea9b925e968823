package io.suito.app.demo;

import io.suito.time.Japan;
import java.time.Instant;

/** When the demo platform changed from its former payout system to this one. */
final class CutOver {
    private static final int DAYS = 45;

    private CutOver() {}

    /** Midnight (JST) 45 days before. */
    static Instant before(Instant now) {
        return Japan.date(now).minusDays(DAYS).atStartOfDay(Japan.ZONE).toInstant();
    }
}
