package io.suito.bench.payout;

import io.suito.sandbox.Limits;
import io.suito.sandbox.SandboxOptions;
import io.suito.sandbox.SandboxServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Stripe in a process of its own, at the limits of live mode; a new one in the directory that each line names. */
public final class SandboxProgram {
    private SandboxProgram() {}

    public static void main(String[] args) throws IOException {
        @Nullable SandboxServer server = null;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (server != null) {
                    server.close();
                }
                server = SandboxServer.start(SandboxOptions.inDirectory(Path.of(line))
                        .withSecretKey(Shop.KEY)
                        .withLimits(Limits.live())
                        .withSeed(line.hashCode()));
                System.out.println(server.baseUri());
            }
        }
        Runtime.getRuntime().halt(0);
    }
}
