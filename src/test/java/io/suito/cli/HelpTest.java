package io.suito.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.app.SuitoHome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Whoever reads Japanese gets Japanese help, of every command and of all that it takes. */
class HelpTest {
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

    @TempDir
    Path directory = Path.of("");

    @Test
    void every_command_option_and_argument_is_explained_in_japanese() {
        for (CommandLine command : all(program(Locale.JAPANESE))) {
            CommandSpec spec = command.getCommandSpec();
            assertJapanese(spec.qualifiedName(), spec.usageMessage().description());
            Stream.concat(spec.options().stream(), spec.positionalParameters().stream())
                    .forEach(argument -> assertJapanese(name(spec, argument), argument.description()));
        }
    }

    @Test
    void the_help_that_is_shown_has_no_line_of_the_english_one() {
        List<CommandLine> english = all(program(Locale.ENGLISH));
        List<CommandLine> japanese = all(program(Locale.JAPANESE));

        assertThat(japanese).hasSameSizeAs(english).hasSizeGreaterThan(30);
        for (int i = 0; i < english.size(); i++) {
            String shown = japanese.get(i).getUsageMessage();
            assertThat(shown).startsWith("使い方: suito").doesNotContain("Usage:").doesNotContain("Commands:");
            for (String line : english.get(i).getCommandSpec().usageMessage().description()) {
                assertThat(shown).doesNotContain(line);
            }
        }
    }

    @Test
    void no_help_text_is_left_over() {
        Set<String> unused = new TreeSet<>(
                ResourceBundle.getBundle("io.suito.cli.help", Locale.JAPANESE).keySet());
        unused.removeIf(key -> key.startsWith("usage."));
        for (CommandLine command : all(program(Locale.ENGLISH))) {
            String name = command.getCommandSpec().qualifiedName(".");
            unused.remove(name + ".usage.description");
            Stream.concat(
                            command.getCommandSpec().options().stream()
                                    .map(option -> option.longestName().substring(2)),
                            command.getCommandSpec().positionalParameters().stream()
                                    .map(positional -> positional.paramLabel() + "[" + positional.index() + "]"))
                    .forEach(argument -> unused.removeAll(List.of(argument, name + "." + argument)));
        }

        assertThat(unused).isEmpty();
    }

    private static void assertJapanese(String what, String... description) {
        assertThat(description)
                .as(what)
                .isNotEmpty()
                .allMatch(line -> JAPANESE.matcher(line).find());
    }

    private static String name(CommandSpec spec, ArgSpec argument) {
        return spec.qualifiedName() + " " + argument;
    }

    private CommandLine program(Locale locale) {
        CapturedTerminal terminal = new CapturedTerminal();
        Context context = new Context(Map.of(), new SuitoHome(directory), terminal.terminal(), locale);
        return CommandLineProgram.configure(
                new CommandLine(new SuitoCommand(context)), new Output(terminal.terminal(), locale, false));
    }

    /** The command and all below it. */
    private static List<CommandLine> all(CommandLine command) {
        List<CommandLine> all = new ArrayList<>(List.of(command));
        command.getSubcommands().values().forEach(below -> all.addAll(all(below)));
        return all;
    }
}
