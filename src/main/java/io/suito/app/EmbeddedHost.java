package io.suito.app;

import io.suito.database.embedded.Ports;
import io.suito.database.embedded.PostgresOptions;
import io.suito.database.embedded.PostgresServer;
import io.suito.database.embedded.Waiting;
import io.suito.sandbox.SandboxOptions;
import io.suito.sandbox.SandboxServer;
import io.suito.text.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The background process that owns the embedded services of one home: started by the first program that needs them,
 * shared by all, ended when none has used them for a while. Whoever kills it loses nothing: PostgreSQL goes on and is
 * taken over by the next host, and the sandbox's state is on disk.
 */
public final class EmbeddedHost {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedHost.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int NOTHING_TO_DO = 3;

    private final SuitoHome home;
    private final EmbeddedSettings settings;
    private final String launch;

    /** Locks that only the end of this process gives back. */
    private final List<HomeLock> held = new ArrayList<>();

    private int databasePort;
    private int sandboxPort;

    private EmbeddedHost(SuitoHome home, EmbeddedSettings settings, String launch) {
        this.home = home;
        this.settings = settings;
        this.launch = launch;
    }

    /** Runs until nobody needs it: home, launch, linger in seconds, database port or 0, sandbox port or 0. */
    public static void main(String[] args) {
        SuitoHome home = new SuitoHome(Path.of(args[0]));
        EmbeddedSettings settings =
                new EmbeddedSettings(Duration.ofSeconds(Long.parseLong(args[2])), port(args[3]), port(args[4]));
        System.exit(new EmbeddedHost(home, settings, args[1]).run());
    }

    private static OptionalInt port(String text) {
        return text.equals("0") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }

    /** Held by a living host: the one sign of life that a SIGKILL takes away too. */
    static Path lock(SuitoHome home) {
        return home.embedded().resolve("host.lock");
    }

    private int run() {
        Optional<HomeLock> alone = alone();
        if (alone.isEmpty()) {
            LOG.info("another host serves this home");
            return NOTHING_TO_DO;
        }
        held.add(alone.get());
        try {
            serve();
            return 0;
        } catch (Refusal e) {
            return failed(e);
        } catch (IOException | RuntimeException e) {
            LOG.error("embedded services failed", e);
            return failed(new Refusal(
                    e,
                    "embedded.host_failed",
                    home.embedded().resolve("host.log").toString()));
        }
    }

    /** Programs that look whether a host lives hold its lock for a moment: hence the patience. */
    private Optional<HomeLock> alone() {
        Optional<HomeLock> taken = HomeLock.take(lock(home), false);
        for (int tries = 0; taken.isEmpty() && tries < 20; tries++) {
            Waiting.pause(Duration.ofMillis(100));
            taken = HomeLock.take(lock(home), false);
        }
        return taken;
    }

    private int failed(Refusal refusal) {
        try {
            Endpoints.writeFailure(
                    home,
                    new Endpoints.Failed(
                            launch,
                            refusal.code(),
                            refusal.arguments().stream().map(Object::toString).toList()));
        } catch (IOException e) {
            LOG.error("cannot say why: {}", refusal.code(), e);
        }
        return 1;
    }

    private void serve() throws IOException {
        Endpoints.read(home).ifPresent(last -> {
            databasePort = last.databasePort();
            sandboxPort = last.sandboxPort();
        });
        Files.deleteIfExists(Endpoints.file(home));
        EmbeddedSecrets secrets = new EmbeddedSecrets(home);
        Services services = new Services(secrets);
        try {
            // SIGTERM ends the services in order; SIGKILL does not, and does not have to.
            Runtime.getRuntime().addShutdownHook(new Thread(services::close, "stop"));
            announce();
            LOG.info("embedded services ready: database port {}, sandbox port {}", databasePort, sandboxPort);
            watch(services);
            LOG.info("nobody uses the embedded services any more");
        } finally {
            services.close();
        }
    }

    private void announce() throws IOException {
        new Endpoints(launch, ProcessHandle.current().pid(), databasePort, sandboxPort).write(home);
    }

    /**
     * Returns when nobody has used the services for the linger time; who comes after that waits until we have ended.
     */
    private void watch(Services services) throws IOException {
        long unusedSince = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            Waiting.pause(LOOK);
            services.restartDatabaseIfGone();
            Optional<HomeLock> nobody = HomeLock.take(Users.file(home), false);
            if (nobody.isEmpty()) {
                unusedSince = System.nanoTime();
            } else if (System.nanoTime() - unusedSince > settings.linger().toNanos()) {
                held.add(nobody.get());
                return;
            } else {
                nobody.get().close();
            }
        }
    }

    /** What this process runs. */
    private final class Services implements AutoCloseable {
        private final PostgresOptions options;
        private PostgresServer database;
        private final SandboxServer sandbox;
        private boolean closed;

        Services(EmbeddedSecrets secrets) {
            this.options = new PostgresOptions(
                    home.embedded(), secrets.passwordFile(), secrets.password(), settings.databasePort(), databasePort);
            this.database = PostgresServer.start(options);
            databasePort = database.port();
            try {
                this.sandbox = startSandbox(secrets);
            } catch (RuntimeException e) {
                database.close();
                throw e;
            }
            sandboxPort = sandbox.port();
        }

        private SandboxServer startSandbox(EmbeddedSecrets secrets) {
            return SandboxServer.start(
                    SandboxOptions.inDirectory(home.embedded().resolve("sandbox"))
                            .withPort(Ports.choose(settings.sandboxPort(), sandboxPort, home.embedded() + " sandbox"))
                            .withSecretKey(secrets.stripeKey().reveal()));
        }

        synchronized void restartDatabaseIfGone() throws IOException {
            if (!closed && !database.alive()) {
                LOG.warn("PostgreSQL is gone; starting it again");
                database = PostgresServer.start(options.on(databasePort));
                databasePort = database.port();
                announce();
            }
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                sandbox.close();
                database.close();
            }
        }
    }
}
