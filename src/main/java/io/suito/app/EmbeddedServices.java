package io.suito.app;

import io.suito.database.DatabaseSettings;
import io.suito.database.embedded.PostgresServer;
import io.suito.database.embedded.Waiting;
import io.suito.stripe.StripeSettings;
import io.suito.text.Refusal;
import io.suito.text.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded database and Stripe sandbox of one home, as a program uses them. They run in a background process shared
 * by all programs of the home ({@link EmbeddedHost}); while a program uses them, it also sees to it that they run: when
 * the host is killed, its users start another one, on the same ports where these are still free.
 */
public final class EmbeddedServices implements AutoCloseable {
    /** Progress: the services are being started. */
    public static final String STARTING = "embedded.starting";

    /** Progress: there is no data yet; making it takes a few seconds more. */
    public static final String FIRST_START = "embedded.first_start";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServices.class);
    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final int ANSWER_MILLIS = 2_000;
    private static final Duration END_LIMIT = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Threads of one process; between processes the start's lock decides. */
    private static final ReentrantLock ONE_START = new ReentrantLock();

    private static final Object ONE_LOOK = new Object();

    private final SuitoHome home;
    private final EmbeddedSettings settings;
    private final Consumer<String> progress;
    private final EmbeddedSecrets secrets;
    private volatile Endpoints endpoints;
    private volatile boolean closed;

    private EmbeddedServices(SuitoHome home, EmbeddedSettings settings, Consumer<String> progress) {
        this.home = home;
        this.settings = settings;
        this.progress = progress;
        this.secrets = new EmbeddedSecrets(home);
        this.endpoints = running();
    }

    /**
     * Uses the services of a home: starts them where they do not run, and keeps them from ending until
     * {@link #close()}.
     *
     * @param progress is told {@link #STARTING} or {@link #FIRST_START}, keys of messages, when it takes a moment
     * @throws Refusal {@code embedded.*} with what to do
     */
    public static EmbeddedServices use(SuitoHome named, EmbeddedSettings settings, Consumer<String> progress) {
        SuitoHome home = prepared(named);
        Users.enter(home, END_LIMIT);
        try {
            EmbeddedServices services = new EmbeddedServices(home, settings, progress);
            Thread.ofVirtual().name("embedded services").start(services::keepRunning);
            return services;
        } catch (RuntimeException e) {
            Users.leave(home);
            throw e;
        }
    }

    /** The home under its real name: locks and processes must not see two where there are two ways to one. */
    private static SuitoHome prepared(SuitoHome named) {
        try {
            SuitoHome home = new SuitoHome(named.make().directory().toRealPath(), named.named());
            PrivateFiles.directory(home.embedded());
            PrivateFiles.directory(home.logs());
            return home;
        } catch (IOException e) {
            throw new Refusal(e, "config.home_unusable", named.directory().toString());
        }
    }

    /** The database's address, without login. */
    public String jdbcUrl() {
        return PostgresServer.jdbcUrl(endpoints.databasePort());
    }

    /** The login that owns the database. */
    public String user() {
        return PostgresServer.OWNER;
    }

    /** That login's password. */
    public Secret password() {
        return secrets.password();
    }

    /** All of it together. */
    public DatabaseSettings database() {
        return new DatabaseSettings(jdbcUrl(), user(), password().reveal());
    }

    /** The sandbox's address. */
    public URI stripeApiBase() {
        return URI.create("http://127.0.0.1:" + endpoints.sandboxPort());
    }

    /** The only key that the sandbox accepts. */
    public Secret stripeKey() {
        return secrets.stripeKey();
    }

    /** Both together: the sandbox is always in test mode. */
    public StripeSettings stripe() {
        return new StripeSettings(stripeKey().reveal(), stripeApiBase());
    }

    /** This program needs the services no longer; they end when none does. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Users.leave(home);
        }
    }

    private void keepRunning() {
        while (!closed) {
            Waiting.pause(LOOK);
            try {
                if (!closed && !hostLives()) {
                    LOG.warn("the embedded services' host is gone; starting another one");
                    endpoints = running();
                }
            } catch (RuntimeException e) {
                LOG.warn("the embedded services could not be started again; trying on", e);
            }
        }
    }

    /** One thread at a time: a second one's look would seem to find the lock held. */
    private boolean hostLives() {
        synchronized (ONE_LOOK) {
            Optional<HomeLock> free = HomeLock.take(EmbeddedHost.lock(home), true);
            free.ifPresent(HomeLock::close);
            return free.isEmpty();
        }
    }

    private Endpoints running() {
        ONE_START.lock();
        try (HomeLock start = startLock()) {
            Endpoints found = hostLives() ? answering() : started();
            LOG.debug("using {} under {}", found, start);
            return found;
        } finally {
            ONE_START.unlock();
        }
    }

    /** Names the process that a person may have to end. */
    static Refusal notAnswering(SuitoHome home) {
        String host =
                Endpoints.read(home).map(found -> Long.toString(found.pid())).orElse("?");
        return new Refusal(
                "embedded.not_answering", host, HostLauncher.log(home).toString());
    }

    private HomeLock startLock() {
        Path file = home.embedded().resolve("start.lock");
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        Optional<HomeLock> taken = HomeLock.take(file, false);
        while (taken.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw notAnswering(home);
            }
            Waiting.pause(Duration.ofMillis(100));
            taken = HomeLock.take(file, false);
        }
        return taken.get();
    }

    /** A host lives: it answers, or will in a moment, or ends, or hangs. */
    private Endpoints answering() {
        if (Waiting.until(this::answers, this::hostLives, ANSWER_LIMIT)) {
            return Endpoints.read(home).orElseThrow();
        }
        if (hostLives()) {
            throw notAnswering(home);
        }
        return started();
    }

    private Endpoints started() {
        progress.accept(Files.exists(home.embedded().resolve("postgres")) ? STARTING : FIRST_START);
        String launch = UUID.randomUUID().toString();
        try {
            Process host = new HostLauncher(home, settings).start(launch);
            boolean ready = Waiting.until(() -> is(launch) && answers(), host::isAlive, START_LIMIT);
            if (ready) {
                return Endpoints.read(home).orElseThrow();
            }
            host.destroy();
            throw Endpoints.readFailure(home)
                    .filter(failed -> failed.launch().equals(launch))
                    .map(Endpoints.Failed::refusal)
                    .orElseGet(() -> new Refusal(
                            "embedded.host_failed", HostLauncher.log(home).toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean is(String launch) {
        return Endpoints.read(home)
                .filter(found -> found.launch().equals(launch))
                .isPresent();
    }

    private boolean answers() {
        return Endpoints.read(home)
                .filter(found -> listens(found.databasePort()) && speaks(found.sandboxPort()))
                .isPresent();
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Any answer will do: a process that is stopped still takes connections. */
    private static boolean speaks(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(ANSWER_MILLIS);
            connection.setReadTimeout(ANSWER_MILLIS);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status > 0;
        } catch (IOException e) {
            return false;
        }
    }
}
