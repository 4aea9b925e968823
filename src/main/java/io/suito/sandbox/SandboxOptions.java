package io.suito.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox is started.
 *
 * @param directory where it keeps its state
 * @param host address it listens on
 * @param port port it listens on; 0 takes a free one
 * @param secretKey the only key it accepts, or null: any well-formed test key
 * @param limits requests per second
 * @param clock real time; the sandbox's own may be shifted from it
 * @param seed of everything random: faults, latencies, the look of ids
 */
public record SandboxOptions(
        Path directory, String host, int port, @Nullable String secretKey, Limits limits, Clock clock, long seed) {
    /** On a free port of this machine, any test key, the limits of test mode. */
    public static SandboxOptions inDirectory(Path directory) {
        return new SandboxOptions(directory, "127.0.0.1", 0, null, Limits.test(), Clock.systemUTC(), 1);
    }

    public SandboxOptions withHost(String changed) {
        return new SandboxOptions(directory, changed, port, secretKey, limits, clock, seed);
    }

    public SandboxOptions withPort(int changed) {
        return new SandboxOptions(directory, host, changed, secretKey, limits, clock, seed);
    }

    public SandboxOptions withSecretKey(@Nullable String changed) {
        return new SandboxOptions(directory, host, port, changed, limits, clock, seed);
    }

    public SandboxOptions withLimits(Limits changed) {
        return new SandboxOptions(directory, host, port, secretKey, changed, clock, seed);
    }

    public SandboxOptions withClock(Clock changed) {
        return new SandboxOptions(directory, host, port, secretKey, limits, changed, seed);
    }

    public SandboxOptions withSeed(long changed) {
        return new SandboxOptions(directory, host, port, secretKey, limits, clock, changed);
    }
}
