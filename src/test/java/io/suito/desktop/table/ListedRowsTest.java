package io.suito.desktop.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.listing.Page;
import io.suito.listing.Question;
import io.suito.listing.Sort;
import io.suito.listing.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rows at hand page like those of a listing. */
class ListedRowsTest {
    private static final ListedRows.Shape<Long> SHAPE = new ListedRows.Shape<Long>(
            number -> new UUID(0, number),
            Map.of("size", Comparator.<Long>naturalOrder()),
            Map.of("above", (number, limit) -> number > (Integer) limit));

    private final ListedRows<Long> rows = new ListedRows<>(List.of(5L, 1L, 4L, 2L, 3L, 6L, 7L), SHAPE);
    private final Question rising = Question.all(Sort.ascending("size"));

    @Test
    void pages_follow_one_another_in_both_directions() {
        Page<Long> first = rows.page(rising, Turn.first(), 3);
        Page<Long> second = rows.page(rising, Turn.after(3L), 3);
        Page<Long> last = rows.page(rising, Turn.last(), 3);

        assertThat(first).isEqualTo(new Page<>(List.of(1L, 2L, 3L), false, true));
        assertThat(second).isEqualTo(new Page<>(List.of(4L, 5L, 6L), true, true));
        assertThat(last).isEqualTo(new Page<>(List.of(5L, 6L, 7L), true, false));
        assertThat(rows.page(rising, Turn.before(4L), 3)).isEqualTo(first);
        assertThat(rows.page(rising, Turn.from(4L), 3)).isEqualTo(second);
        assertThat(rows.page(rising, Turn.before(2L), 3)).isEqualTo(new Page<>(List.of(1L), false, true));
        assertThat(rows.page(rising, Turn.after(7L), 3)).isEqualTo(new Page<>(List.of(), true, false));
    }

    @Test
    void filters_and_order_are_those_that_were_asked_for() {
        Question asked = Question.all(Sort.descending("size")).with("above", 4);
        List<Long> all = new ArrayList<>();
        rows.each(asked, all::add);

        assertThat(all).containsExactly(7L, 6L, 5L);
        assertThat(rows.count(asked).rows()).isEqualTo(3);
    }
}
