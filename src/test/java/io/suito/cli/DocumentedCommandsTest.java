package io.suito.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.app.SuitoHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** What documents and sentences tell people to type is understood by the program. Nothing is carried out here. */
class DocumentedCommandsTest {
    private static final Pattern IN_CODE = Pattern.compile("`(?:\\./)?suito ([^`]+)`");
    private static final Pattern ON_A_LINE = Pattern.compile("(?m)^(?:\\./|ExecStart=/opt/suito/)suito (.+)$");
    private static final Pattern IN_A_SENTENCE = Pattern.compile(
            "suito (?!to |as |in )((?:[a-z][a-z-]*)(?: (?:--)?[a-z][a-z-]*| \\{\\d}| [A-Z]{2,}(?![a-z]))*)");
    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]+)]");
    private static final String SOME_ID = "01890a5d-ac96-774b-bcce-b302099a8057";

    @TempDir
    Path directory = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/operations.md"})
    void every_command_line_of_the_documents_is_one(String document) throws IOException {
        String text = Files.readString(Path.of(document)).replace("\\|", "|");
        List<String> lines = new ArrayList<>();
        IN_CODE.matcher(text).results().forEach(match -> lines.add(match.group(1)));
        ON_A_LINE.matcher(text).results().forEach(match -> lines.add(match.group(1)));

        assertThat(lines).hasSizeGreaterThan(5);
        lines.forEach(this::assertUnderstood);
    }

    @Test
    void every_command_that_a_sentence_names_is_one() throws IOException {
        String text = Files.readString(Path.of("src/main/resources/io/suito/text/messages.properties"));
        TreeSet<String> lines = new TreeSet<>();
        text.lines()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> IN_A_SENTENCE.matcher(line).results())
                .forEach(match -> lines.add(match.group(1)));

        assertThat(lines).hasSizeGreaterThan(15);
        for (String line : lines) {
            assertUnderstood(words(line));
        }
    }

    /** A sentence goes on behind the command: as many words as are commands, and what looks like arguments. */
    private String words(String line) {
        CommandLine command = program();
        StringBuilder typed = new StringBuilder();
        for (String word : line.split(" ", -1)) {
            CommandLine below = command.getSubcommands().get(word);
            boolean argument = !command.getCommandSpec().root().equals(command.getCommandSpec())
                    && (word.startsWith("--") || word.startsWith("{") || word.matches("[A-Z]+"));
            if (below == null && !argument) {
                break;
            }
            command = below == null ? command : below;
            typed.append(typed.isEmpty() ? "" : " ").append(word);
        }
        assertThat(typed).as(line).isNotEmpty();
        return typed.toString();
    }

    private void assertUnderstood(String documented) {
        String line = documented.replaceAll("--date \\{\\d}", "--date 2026-11-30");
        for (String variant : List.of(
                OPTIONAL.matcher(line).replaceAll(""), OPTIONAL.matcher(line).replaceAll("$1"))) {
            List<String> words = Arrays.stream(
                            variant.replaceAll("\"[^\"]*\"", "…").strip().split("\\s+", -1))
                    .map(DocumentedCommandsTest::example)
                    .toList();
            try {
                program().parseArgs(words.toArray(String[]::new));
            } catch (MissingParameterException e) {
                // named, not typed: a command that is mentioned without what it needs
                assertThat(words).as("%s: %s", line, e.getMessage()).noneMatch(word -> word.startsWith("-"));
            } catch (ParameterException e) {
                throw new AssertionError(line + ": " + e.getMessage(), e);
            }
        }
    }

    /** Something that can stand where the documents have a placeholder. */
    private static String example(String word) {
        if (word.equals("…")) {
            return "2026-11-01";
        }
        return switch (word.replaceAll("[{}0-9]", "")) {
            case "YEN" -> "12000";
            case "ID", "RUN", "ITEM", "PARTNER", "" -> SOME_ID;
            default -> word;
        };
    }

    private CommandLine program() {
        CapturedTerminal terminal = new CapturedTerminal();
        Context context = new Context(Map.of(), new SuitoHome(directory), terminal.terminal(), Locale.ENGLISH);
        CommandLine program = Extensions.addTo(new CommandLine(new SuitoCommand(context)));
        return CommandLineProgram.configure(program, new Output(terminal.terminal(), Locale.ENGLISH, false));
    }
}
