package io.suito.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.app.SuitoHome;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtensionsTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void without_their_classes_the_proofs_say_that_they_are_not_there() {
        CapturedTerminal terminal = new CapturedTerminal();
        Context context = new Context(Map.of(), new SuitoHome(directory), terminal.terminal(), Locale.ENGLISH);
        picocli.CommandLine none = new picocli.CommandLine(new SuitoCommand(context));

        none.addSubcommand("faults", new MissingProofs());
        CommandLineProgram.configure(none, new Output(terminal.terminal(), Locale.ENGLISH, false));

        int status = none.execute("faults", "crash", "--quick");

        assertThat(terminal.err()).contains("[cli.no_proofs]");
        assertThat(status).isEqualTo(1);
    }
}
