package io.suito.desktop.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells for other programs. */
class CellsTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠sum"})
    void text_that_a_spreadsheet_would_run_is_made_harmless(String text) {
        assertThat(Cells.plain(ColumnKind.TEXT, text)).isEqualTo("'" + text);
    }

    @Test
    void no_formula_hides_behind_a_sign_that_nobody_sees() {
        for (String hidden : List.of("\u0000=1+1", "\u001f=1+1", "\u007f=1+1", "\t=1+1")) {
            assertThat(Cells.plain(ColumnKind.TEXT, hidden)).isEqualTo("'" + hidden);
        }
    }

    @Test
    void negative_yen_stay_numbers() {
        assertThat(Cells.plain(ColumnKind.YEN, -1_200L)).isEqualTo("-1200");
    }

    @Test
    void what_is_copied_keeps_to_its_cell() {
        assertThat(Cells.oneLine(ColumnKind.TEXT, "a\tb\r\nc")).isEqualTo("a b  c");
        assertThat(Cells.oneLine(ColumnKind.TEXT, "\"=1+1\"")).isEqualTo("'\"=1+1\"");
    }
}
