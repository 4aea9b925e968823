package io.suito.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suito.text.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({"abc, 3", "山田商店, 8", "ﾔﾏﾀﾞ, 4", "Ａ１, 4", "¥1, 2", "が, 2", "か\u3099, 2", "𠮷野家, 6", "🏪, 2"})
    void japanese_takes_two_columns_of_the_screen(String text, int columns) {
        assertThat(Width.of(text)).isEqualTo(columns);
    }

    @Test
    void columns_line_up_whatever_the_names_are() {
        Table table = Table.of("出品者", "件数", "金額")
                .row("山田商店", 12, Table.yen(1_234_567))
                .row("Yamada", 3, Table.yen(-900));

        assertThat(table.lines())
                .containsExactly(
                        "出品者    件数        金額",
                        "──────────────────────────",
                        "山田商店    12  ¥1,234,567",
                        "Yamada       3       -¥900");
        assertThat(table.lines()).allMatch(line -> Width.of(line.replace('─', 'x')) == 26);
    }

    @Test
    void a_name_cannot_steer_the_terminal() {
        assertThat(Table.of("name").row("a\u001b[2Jb\r\nc").lines().get(2)).isEqualTo("a\uFFFD[2Jb\uFFFD c");
    }

    @Test
    void progress_replaces_itself_on_a_terminal_and_is_lines_elsewhere() {
        Output terminal = new Output(terminal("", true), Locale.ENGLISH, false);
        terminal.progress("送金 10/200");
        terminal.progress("done");
        terminal.error("end");
        assertThat(text()).isEqualTo("\r送金 10/200\rdone       \r    \rend\n");

        err.reset();
        Output pipe = new Output(terminal("", false), Locale.ENGLISH, true);
        pipe.progress("送金 10/200");
        assertThat(text()).isEqualTo("送金 10/200\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"y\n", "YES\n", "はい\n", "y"})
    void a_person_may_agree(String answer) {
        new Confirmation(terminal(answer, true), false).require("Pay ¥3,000 to 1 partner?");

        assertThat(text()).isEqualTo("Pay ¥3,000 to 1 partner? [y/N] ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"n\n", "\n", "", "yess\n"})
    void anything_but_yes_is_no(String answer) {
        Confirmation confirmation = new Confirmation(terminal(answer, true), false);

        assertThatThrownBy(() -> confirmation.require("Sure?"))
                .isInstanceOf(Refusal.class)
                .hasMessage("cli.declined");
    }

    @Test
    void without_a_terminal_agreement_must_be_given_beforehand() {
        assertThatThrownBy(() -> new Confirmation(terminal("y\n", false), false).require("Sure?"))
                .isInstanceOf(Refusal.class)
                .hasMessage("cli.confirmation_needed");
        new Confirmation(terminal("", false), true).require("Sure?");
        assertThat(text()).isEmpty();
    }

    private Terminal terminal(String typed, boolean interactive) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Terminal(stream, stream, new StringReader(typed), interactive, interactive);
    }

    private String text() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
