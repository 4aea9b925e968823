package io.suito.desktop.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.table.Lines.Line;
import io.suito.desktop.text.Texts;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is selected is told together with how many there are, and without that where nobody knows it. */
class SelectionWordsTest {
    private static final List<Line> TWO = List.of(new Line(1, 1_000), new Line(2, 234));

    private static String words(List<Line> selected, String all, Locale language) {
        return new SelectionWords<>(Lines.setup(), new Texts(language)).of(selected, all);
    }

    @Test
    void selected_rows_are_counted_among_all_and_summed_up() {
        assertThat(words(TWO, "10,000+", Locale.ENGLISH)).isEqualTo("2 of 10,000+ selected: ¥1,234");
        assertThat(words(TWO, "144", Locale.JAPANESE)).isEqualTo("144 件中 2 件選択: ¥1,234");
    }

    @Test
    void while_nobody_knows_how_many_there_are_only_the_selected_ones_are_counted() {
        assertThat(words(TWO, "", Locale.ENGLISH)).isEqualTo("2 selected: ¥1,234");
    }

    @Test
    void nothing_selected_is_no_words() {
        assertThat(words(List.of(), "144", Locale.ENGLISH)).isEmpty();
    }
}
