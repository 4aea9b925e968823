package io.suito.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.app.SuitoHome;
import io.suito.text.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class CommandLineProgramTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory = Path.of("");

    @Command(name = "probe")
    static final class Probe extends BaseCommand {
        @Option(names = "--fail")
        String fail = "";

        @Option(names = "--at-most")
        int atMost;

        record Answer(Instant asOf, long totalYen) {}

        @Override
        public Integer call() {
            switch (fail) {
                case "refused" -> throw new Refusal("cli.declined");
                case "unexpected" -> throw new IllegalStateException("with a canary in it");
                case "usage" -> throw usage("error.cli.no_command");
                default ->
                    output().result(
                                    new Answer(Instant.parse("2026-11-30T00:00:00Z"), 1_234_567),
                                    () -> output().table(Table.of("partner", "amount")
                                            .row("山田", Table.yen(1_234_567))));
            }
            return CommandLineProgram.DONE;
        }
    }

    @Test
    void a_result_is_a_table_for_people_and_one_document_for_scripts() {
        assertThat(run("probe")).isZero();
        assertThat(text(out)).isEqualTo("partner      amount\n───────────────────\n山田     ¥1,234,567\n");
        out.reset();

        assertThat(run("probe", "--json")).isZero();
        assertThat(text(out).replaceAll("\\s", ""))
                .isEqualTo("{\"as_of\":\"2026-11-30T00:00:00Z\",\"total_yen\":1234567}");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void a_refusal_is_one_sentence_with_its_code_and_status_1() {
        assertThat(run("probe", "--fail", "refused")).isEqualTo(1);
        assertThat(text(err)).isEqualTo("suito: Not confirmed: nothing was done. [cli.declined]\n");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void a_refusal_as_json_is_on_standard_output() {
        assertThat(run("--json", "probe", "--fail", "refused")).isEqualTo(1);
        assertThat(text(out).replaceAll("\\s+", " "))
                .isEqualTo("{ \"error\" : { \"code\" : \"cli.declined\", \"message\" :"
                        + " \"Not confirmed: nothing was done.\" } } ");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void what_nobody_expected_is_a_sentence_with_an_id_never_a_stack_trace() {
        assertThat(run("probe", "--fail", "unexpected")).isEqualTo(1);
        assertThat(text(err))
                .matches("suito: Something unexpected happened \\([0-9a-f]{8}\\).*\\[internal]\n")
                .doesNotContain("canary");
    }

    @Test
    void wrong_usage_ends_with_status_2_in_the_form_that_was_asked_for() {
        for (List<String> line : List.of(
                List.of("nonsense", "--json"),
                List.of("probe", "--json", "--at-most", "x"),
                List.of("probe", "--json", "--fail", "usage"),
                List.of("--json"))) {
            out.reset();
            assertThat(run(line.toArray(new String[0]))).isEqualTo(2);
            assertThat(text(out)).contains("\"code\" : \"usage\"").contains("--help");
        }
        assertThat(text(err)).isEmpty();
        assertThat(run("probe", "--at-most", "x")).isEqualTo(2);
        assertThat(text(err)).startsWith("suito: ").endsWith("[usage]\n").contains("suito probe --help");
    }

    @Test
    void what_is_wrong_with_a_command_line_is_said_in_the_language_of_whoever_typed_it() {
        Map<String, String> japanese = Map.of("SUITO_HOME", directory.toString(), "SUITO_LANGUAGE", "ja");
        Map<List<String>, String> lines = Map.of(
                List.of("payouts", "nonsense"), "「nonsense」は使えません",
                List.of("payouts", "status", "--nonsense"), "「--nonsense」は使えません",
                List.of("payouts", "release"), "指定が足りません：",
                List.of("payouts", "release", "5"), "「5」は ID ではありません",
                List.of("payouts", "list", "--limit", "many"), "--limit に「many」は指定できません",
                List.of("payouts", "list", "--limit", "3", "--limit", "4"), "--limit は一度だけ指定してください");
        lines.forEach((line, sentence) -> {
            err.reset();
            assertThat(CommandLineProgram.run(line.toArray(new String[0]), japanese, terminal()))
                    .isEqualTo(2);
            assertThat(text(err))
                    .startsWith("suito: " + sentence)
                    .contains("--help")
                    .endsWith("[usage]\n");
        });
    }

    @Test
    void every_command_has_help() {
        assertThat(run("probe", "--help")).isZero();
        assertThat(text(out)).contains("--json").contains("--embedded").contains("--help");
    }

    @Test
    void the_version_is_told_in_both_forms() {
        int status = CommandLineProgram.run(
                new String[] {"--version", "--json"}, Map.of("SUITO_HOME", directory.toString()), terminal());

        assertThat(status).isZero();
        assertThat(text(out)).matches("(?s)\\{\\s+\"version\" : \"[0-9]+\\.[0-9]+.*\"\\s+}\n");
    }

    @Test
    void the_language_is_chosen_in_the_environment_or_in_the_settings_file() throws IOException {
        Map<String, String> environment = Map.of("SUITO_HOME", directory.toString());
        Files.writeString(directory.resolve("suito.conf"), "SUITO_LANGUAGE=ja\n");
        assertThat(CommandLineProgram.run(new String[] {"payouts"}, environment, terminal()))
                .isEqualTo(2);
        assertThat(text(err)).contains("コマンドを指定してください").contains("[usage]");

        err.reset();
        Map<String, String> english = Map.of("SUITO_HOME", directory.toString(), "SUITO_LANGUAGE", "en");
        assertThat(CommandLineProgram.run(new String[] {"payouts"}, english, terminal()))
                .isEqualTo(2);
        assertThat(text(err)).startsWith("suito: Which command?");
    }

    @Test
    void without_a_command_the_window_opens_on_what_is_configured() {
        Map<String, String> english = Map.of("SUITO_HOME", directory.toString(), "SUITO_LANGUAGE", "en");

        assertThat(CommandLineProgram.run(new String[0], english, terminal())).isEqualTo(1);
        assertThat(text(err)).contains("[config.database_missing]");
    }

    private int run(String... args) {
        Output output = new Output(terminal(), Locale.ENGLISH, List.of(args).contains("--json"));
        Context context = new Context(Map.of(), new SuitoHome(directory), terminal(), Locale.ENGLISH);
        CommandLine tree = new CommandLine(new SuitoCommand(context)).addSubcommand(new Probe());
        return CommandLineProgram.configure(tree, output).execute(args);
    }

    private Terminal terminal() {
        return new Terminal(stream(out), stream(err), new StringReader(""), false, false);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
