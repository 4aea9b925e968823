package io.suito.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.testing.Desk;
import io.suito.testing.Program;
import io.suito.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Where nothing is wrong, nobody is warned: not on the terminal, and not in the log either. */
@DisabledOnOs(OS.WINDOWS)
class QuietStartTest {
    @Test
    void a_migration_and_a_look_at_the_database_warn_of_nothing() throws IOException {
        try (Desk desk = new Desk()) {
            desk.with("SUITO_DATABASE_URL", TestPostgres.empty().url());
            for (String command : new String[] {"migrate", "status"}) {
                try (Program program = Program.start(desk.environment(), "db", command)) {
                    assertThat(program.awaitEnd(60)).as(program.err()).isZero();
                    assertThat(program.err()).isEmpty();
                }
            }
            try (Stream<Path> files = Files.list(desk.shop.home.resolve("logs"))) {
                for (Path log : files.toList()) {
                    assertThat(Files.readAllLines(log))
                            .isNotEmpty()
                            .noneMatch(line -> line.contains(" WARN ") || line.contains(" ERROR "));
                }
            }
        }
    }
}
