package io.suito.cli;

import io.suito.sandbox.SandboxOptions;
import io.suito.sandbox.SandboxServer;
import io.suito.text.Refusal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code suito sandbox}: the Stripe-compatible server alone, in the foreground until somebody ends it. */
@Command(
        name = "sandbox",
        description = "Run the Stripe-compatible server alone, until Ctrl-C. Its data stays in SUITO_HOME/sandbox.")
final class SandboxCommand extends BaseCommand {
    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "12111",
            description = "The port to listen on, on this machine only (default: ${DEFAULT-VALUE}; 0: any free one).")
    private int port;

    /** What a script needs to know to use it. */
    record Running(URI apiBase, String secretKey, String directory) {}

    @Override
    public Integer call() {
        if (port < 0 || port > 65_535) {
            throw usage("error.cli.port", Integer.toString(port));
        }
        Path directory = directory();
        CountDownLatch end = new CountDownLatch(1);
        SandboxServer server =
                SandboxServer.start(SandboxOptions.inDirectory(directory).withPort(port));
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            end.countDown();
                        },
                        "stop sandbox"));
        Running running = new Running(server.baseUri(), server.key(), directory.toString());
        output().result(running, () -> explain(running));
        waitFor(end);
        return CommandLineProgram.DONE;
    }

    private void explain(Running running) {
        output().say("sandbox.running", running.apiBase().toString(), running.directory());
        output().line("  export SUITO_STRIPE_API_BASE=" + running.apiBase());
        output().line("  export STRIPE_SECRET_KEY=" + running.secretKey());
    }

    private Path directory() {
        Path directory = context().home().make().directory().resolve("sandbox");
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new Refusal(e, "config.home_unusable", directory.toString());
        }
    }

    private static void waitFor(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
