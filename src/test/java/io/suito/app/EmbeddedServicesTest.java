package io.suito.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.suito.database.DatabaseSettings;
import io.suito.database.embedded.Waiting;
import io.suito.text.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real servers and real processes; all on one home, because the first start of each home takes seconds. */
@DisabledOnOs(OS.WINDOWS)
class EmbeddedServicesTest {
    private static final EmbeddedSettings SETTINGS =
            new EmbeddedSettings(Duration.ofSeconds(1), OptionalInt.empty(), OptionalInt.empty());
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    static Path directory = Path.of("");

    enum Killed {
        HOST,
        POSTGRES,
        EVERYTHING
    }

    @AfterAll
    static void nothing_is_left_running() {
        assertThat(Waiting.until(() -> ended(home()), () -> true, SOON)).isTrue();
    }

    @Test
    void every_commit_is_on_disk_before_it_is_answered_and_only_this_machine_may_connect() throws SQLException {
        try (EmbeddedServices services = use()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(ask(services, "SHOW " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(ask(services, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(services, "SHOW server_version")).startsWith("18.");
            assertThat(ask(services, "SELECT current_database() || current_user"))
                    .isEqualTo("suitosuito");
            assertThat(ask(services, "SELECT rolsuper::text FROM pg_roles WHERE rolname = 'suito'"))
                    .isEqualTo("false");
            assertThat(catchThrowableOfType(
                                    SQLException.class,
                                    () -> DriverManager.getConnection(services.jdbcUrl(), "suito", "wrong")
                                            .close())
                            .getSQLState())
                    .isEqualTo("28P01");
        }
    }

    @Test
    void the_generated_secrets_are_private() throws IOException {
        try (EmbeddedServices services = use()) {
            assertThat(services.stripeKey().reveal()).matches("sk_test_[A-Za-z0-9]{20,}");
            assertThat(services.password().reveal()).hasSizeGreaterThan(20);
            for (String file : List.of("database-password", "stripe-key")) {
                assertThat(PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(home().embedded().resolve(file))))
                        .isEqualTo("rw-------");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatever_is_killed_comes_back_with_everything_committed(Killed killed) throws SQLException {
        try (EmbeddedServices services = use()) {
            String table = "kept_" + killed;
            ask(services, "CREATE TABLE " + table + " (yen bigint); INSERT INTO " + table + " VALUES (3000)");
            String account = account(services, "POST");
            String url = services.jdbcUrl();
            URI sandbox = services.stripeApiBase();
            long server = server();

            if (killed != Killed.POSTGRES) {
                kill(host());
            }
            if (killed != Killed.HOST) {
                kill(server);
            }

            assertThat(Waiting.until(() -> lives(services) && hostAnswers(services), () -> true, SOON))
                    .isTrue();
            assertThat(ask(services, "SELECT yen::text FROM " + table)).isEqualTo("3000");
            assertThat(account(services, "GET")).contains(account);
            assertThat(services.jdbcUrl()).isEqualTo(url);
            assertThat(services.stripeApiBase()).isEqualTo(sandbox);
            if (killed == Killed.HOST) {
                assertThat(server()).as("the server was taken over").isEqualTo(server);
            } else {
                assertThat(server()).isNotEqualTo(server);
            }
        }
    }

    @Test
    void programs_that_start_at_once_share_one_host_which_ends_after_the_last(@TempDir Path other)
            throws IOException, InterruptedException {
        Process first = program(other, "first");
        Process second = program(other, "second");
        SuitoHome home = new SuitoHome(other.resolve("home"));

        String told = told(other, "first");
        assertThat(told(other, "second")).isEqualTo(told).startsWith(Long.toString(host(home)));

        first.getOutputStream().close();
        assertThat(first.waitFor()).isZero();
        Waiting.pause(SETTINGS.linger().plusMillis(1_500));
        assertThat(ended(home)).as("the second program still uses it").isFalse();

        second.destroyForcibly().waitFor();
        assertThat(Waiting.until(() -> ended(home), () -> true, SOON)).isTrue();
    }

    @Test
    void a_chosen_port_that_is_taken_is_refused() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Waiting.until(() -> ended(home()), () -> true, SOON)).isTrue();
            EmbeddedSettings settings =
                    new EmbeddedSettings(SETTINGS.linger(), OptionalInt.of(taken.getLocalPort()), OptionalInt.empty());
            Refusal refusal = catchThrowableOfType(
                    Refusal.class,
                    () -> EmbeddedServices.use(home(), settings, key -> {}).close());

            assertThat(refusal.code()).isEqualTo("embedded.port_taken");
            assertThat(refusal.arguments()).containsExactly(Integer.toString(taken.getLocalPort()));
        }
    }

    private static SuitoHome home() {
        return new SuitoHome(directory.resolve("home 出納"));
    }

    private static EmbeddedServices use() {
        return EmbeddedServices.use(home(), SETTINGS, key -> {});
    }

    private static String ask(EmbeddedServices services, String sql) throws SQLException {
        DatabaseSettings login = services.database();
        try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static boolean lives(EmbeddedServices services) {
        try {
            return ask(services, "SELECT 'yes'").equals("yes");
        } catch (SQLException e) {
            return false;
        }
    }

    private static long server() {
        Path pid = home().embedded().resolve("postgres/postmaster.pid");
        try {
            return Long.parseLong(Files.readAllLines(pid).get(0));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void kill(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        assertThat(process.destroyForcibly()).isTrue();
        process.onExit().join();
    }

    private static long host() {
        return host(home());
    }

    private static long host(SuitoHome home) {
        return Endpoints.read(home).orElseThrow().pid();
    }

    private static boolean hostAnswers(EmbeddedServices services) {
        boolean lives = Endpoints.read(home())
                .flatMap(endpoints -> ProcessHandle.of(endpoints.pid()))
                .filter(ProcessHandle::isAlive)
                .isPresent();
        return lives && !account(services, "GET").isEmpty();
    }

    /** Creates an account in the sandbox and returns its id, or lists them all; empty when nobody answers. */
    private static String account(EmbeddedServices services, String method) {
        HttpRequest request = HttpRequest.newBuilder(services.stripeApiBase().resolve("/v1/accounts"))
                .header("Authorization", "Bearer " + services.stripeKey().reveal())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(
                        method,
                        HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : "type=express&country=JP"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            Matcher id = Pattern.compile("acct_[A-Za-z0-9]+").matcher(response.body());
            return method.equals("GET")
                    ? response.body()
                    : id.results().findFirst().orElseThrow().group();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Nobody holds the host's lock, and its database listens no longer. */
    private static boolean ended(SuitoHome home) {
        if (!Files.isDirectory(home.embedded())) {
            return true;
        }
        Optional<HomeLock> free = HomeLock.take(EmbeddedHost.lock(home), true);
        free.ifPresent(HomeLock::close);
        return free.isPresent() && Files.notExists(home.embedded().resolve("postgres/postmaster.pid"));
    }

    private static Process program(Path directory, String name) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedUserProgram.class.getName(),
                directory.resolve("home").toString(),
                directory.resolve(name).toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".log").toFile())
                .start();
    }

    private static String told(Path directory, String name) throws IOException {
        Path file = directory.resolve(name);
        assertThat(Waiting.until(() -> Files.exists(file), () -> true, SOON)).isTrue();
        return Files.readString(file);
    }
}
