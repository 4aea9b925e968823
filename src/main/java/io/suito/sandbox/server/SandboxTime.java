package io.suito.sandbox.server;

import io.suito.sandbox.store.Tx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The sandbox's own clock: the real one, shifted; the shift survives a restart. */
public final class SandboxTime {
    private static final String SETTING = "clock_offset_millis";

    private final Clock clock;
    private volatile Duration offset = Duration.ZERO;

    /** Real time at first. */
    public SandboxTime(Clock clock) {
        this.clock = clock;
    }

    /** Takes up the shift that was kept. */
    public void load(Tx tx) {
        String text = tx.setting(SETTING);
        offset = text == null ? Duration.ZERO : Duration.ofMillis(Long.parseLong(text));
    }

    /** Shifts further. */
    public void shift(Tx tx, Duration by) {
        offset = offset.plus(by);
        tx.keepSetting(SETTING, Long.toString(offset.toMillis()));
    }

    /** The time it is here. */
    public Instant now() {
        return clock.instant().plus(offset);
    }

    /** How far from real time. */
    public Duration offset() {
        return offset;
    }
}
