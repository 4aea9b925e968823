package io.suito.faults.market;

import io.suito.app.Backoffice;
import io.suito.app.StripeSide;
import io.suito.database.DatabaseSettings;
import io.suito.faults.tap.HttpTap;
import io.suito.sandbox.Limits;
import io.suito.sandbox.SandboxControl;
import io.suito.sandbox.SandboxOptions;
import io.suito.sandbox.SandboxServer;
import io.suito.sandbox.Seed;
import io.suito.stripe.PaceLimits;
import io.suito.stripe.StripeSettings;
import io.suito.stripe.TappedGateway;
import io.suito.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Where one trial takes place: a database, a Stripe sandbox that survives it (the oracle), the home of the program. */
public final class TrialGround implements AutoCloseable {
    /** The only key that the sandbox takes. */
    public static final String KEY = "sk_test_faults";

    /** The home that a program on this ground has unless it is told otherwise. */
    static final String HOME = "home";

    /** Of one program to its database: enough for a story, and many programs share one server. */
    public static final int CONNECTIONS = 3;

    /** Yen the platform has at Stripe before the story. */
    public static final long FUNDS = 1_000_000_000L;

    private final DatabaseSettings settings;
    private final SandboxServer sandbox;
    private final Path directory;
    private final List<Seller> sellers;
    private final Instant startedAt;

    private TrialGround(DatabaseSettings settings, SandboxServer sandbox, Path directory, List<Seller> sellers) {
        this.settings = settings;
        this.sandbox = sandbox;
        this.directory = directory;
        this.sellers = sellers;
        this.startedAt = sandbox.control().now();
    }

    /** Prepares a ground with a copy of the template's books. */
    public static TrialGround prepare(DatabaseSettings template, long seed) {
        DatabaseSettings settings = TestPostgres.shortLivedCopyOf(template).withConnections(CONNECTIONS);
        try (Connection connection = TestPostgres.connect(settings)) {
            Path directory = Files.createTempDirectory("suito-faults");
            SandboxServer sandbox = SandboxServer.start(SandboxOptions.inDirectory(directory.resolve("sandbox"))
                    .withPort(0)
                    .withSecretKey(KEY)
                    .withLimits(Limits.none())
                    .withSeed(seed));
            List<Seller> sellers = Books.sellers(connection);
            Instant now = Instant.now(java.time.Clock.systemUTC());
            sandbox.control()
                    .seed(sellers.stream()
                            .map(seller -> new Seed.Account(seller.account(), "seller@shop.example", now, Map.of())));
            sandbox.control().fund(FUNDS);
            return new TrialGround(settings, sandbox, directory, sellers);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DatabaseSettings settings() {
        return settings;
    }

    /** The sandbox's controls. */
    public SandboxControl stripe() {
        return sandbox.control();
    }

    public URI stripeAddress() {
        return sandbox.baseUri();
    }

    /** Home of the program, the same for every start of it. */
    public Path home() {
        return home(HOME);
    }

    /** Another home, of another machine. */
    public Path home(String name) {
        return directory.resolve(name);
    }

    /** The partners with their roles. */
    public List<Seller> sellers() {
        return sellers;
    }

    /** When the ground was ready, by the sandbox's clock. */
    public Instant startedAt() {
        return startedAt;
    }

    /** The database's clock and Stripe's go forward. */
    public void shiftClocks(Duration by) {
        try (Backoffice backoffice = Backoffice.open(settings)) {
            new Clocks(backoffice.transactions(), stripe()).shift(by);
        }
    }

    /** The product's way to a sandbox, with a tap in it. */
    public static StripeSide stripeSide(URI address, HttpTap tap) {
        return stripeSide(address, tap, UnaryOperator.identity());
    }

    /** As {@link #stripeSide(URI, HttpTap)}, with other settings. */
    public static StripeSide stripeSide(URI address, HttpTap tap, UnaryOperator<StripeSettings> changes) {
        StripeSettings usual = new StripeSettings(KEY, address).withPace(PaceLimits.live());
        return StripeSide.of(TappedGateway.of(changes.apply(usual), tap));
    }

    @Override
    public void close() {
        sandbox.close();
        TestPostgres.drop(settings);
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
