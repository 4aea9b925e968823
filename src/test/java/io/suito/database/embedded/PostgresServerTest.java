package io.suito.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.suito.text.Refusal;
import io.suito.text.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class PostgresServerTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void remains_of_earlier_starts_are_not_in_the_way() throws IOException {
        // An initdb that was killed half-way …
        Files.createDirectories(directory.resolve("postgres.new/base"));
        Files.writeString(directory.resolve("postgres.new/PG_VERSION"), "18\n");
        int port;
        try (PostgresServer server = PostgresServer.start(options(0))) {
            port = server.port();
            assertThat(server.alive()).isTrue();
            assertThat(directory.resolve("postgres.new")).doesNotExist();
        }
        assertThat(Ports.free(port)).isTrue();

        // … and a pid file from before a restart of the machine, whose number somebody else has now.
        Process somebody = new ProcessBuilder("sleep", "60").start();
        Path pid = directory.resolve("postgres/postmaster.pid");
        Files.writeString(
                pid,
                somebody.pid() + "\n" + directory.resolve("postgres") + "\n1700000000\n" + port
                        + "\n\n127.0.0.1\n  1 1\nready   \n");
        try (PostgresServer server = PostgresServer.start(options(port))) {
            assertThat(server.port()).as("the port of last time").isEqualTo(port);
        } finally {
            somebody.destroy();
        }
        assertThat(Files.readString(directory.resolve("postgres.log")))
                .contains("lock file \"postmaster.pid\" already exists");
    }

    @Test
    void data_of_another_postgresql_is_left_alone() throws IOException {
        Files.createDirectories(directory.resolve("postgres"));
        Files.writeString(directory.resolve("postgres/PG_VERSION"), "17\n");

        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> PostgresServer.start(options(0)).close());

        assertThat(refusal.code()).isEqualTo("embedded.data_version");
        assertThat(directory.resolve("postgres")).isDirectoryContaining("glob:**PG_VERSION");
    }

    @Test
    void a_port_is_the_one_of_last_time_while_it_is_free() throws IOException {
        int first = Ports.choose(OptionalInt.empty(), 0, "name");
        assertThat(Ports.choose(OptionalInt.empty(), 0, "name")).isEqualTo(first);
        try (ServerSocket taken = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.choose(OptionalInt.empty(), taken.getLocalPort(), "name"))
                    .isNotEqualTo(first);
        }
        assertThat(Ports.choose(OptionalInt.empty(), first, "another name")).isEqualTo(first);
    }

    private PostgresOptions options(int lastPort) throws IOException {
        Path password = directory.resolve("password");
        Files.writeString(password, "correct horse\n");
        return new PostgresOptions(directory, password, Secret.of("correct horse"), OptionalInt.empty(), lastPort);
    }
}
