package io.suito.desktop.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suito.desktop.table.Lines.Line;
import io.suito.desktop.tasks.Progress;
import io.suito.listing.Count;
import io.suito.listing.Question;
import io.suito.listing.Sort;
import io.suito.text.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long exports: all rows, and nothing is said of a total that nobody has counted. */
class TableExportTest {
    private static final int MORE_THAN_IS_COUNTED = 10_500;
    private static final Question ALL = Question.all(Sort.ascending("number"));

    @Test
    void beyond_what_a_screen_counts_all_are_counted_so_that_it_can_be_said_how_long_it_takes(@TempDir Path directory)
            throws Exception {
        Lines lines = Lines.upTo(MORE_THAN_IS_COUNTED);
        lines.counts(new Count(10_000, true));
        Totals totals = new Totals();
        Path file = directory.resolve("long.csv");

        long written = export(lines).write(ALL, file, totals);

        assertThat(written).isEqualTo(MORE_THAN_IS_COUNTED);
        assertThat(Files.readAllLines(file)).hasSize(MORE_THAN_IS_COUNTED + 1);
        assertThat(totals.seen).containsExactly((long) MORE_THAN_IS_COUNTED);
        assertThat(totals.ends).isEqualTo(1);
    }

    @Test
    void who_cancels_at_the_last_row_finds_the_older_file_as_it_was(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("long.csv"), "older");
        TableExport<Line> export = export(Lines.upTo(3));

        assertThatThrownBy(() -> export.write(ALL, file, new CancelledAt(3))).isInstanceOf(CancellationException.class);

        assertThat(file).hasContent("older");
        assertThat(export.written()).isEmpty();
        export.write(ALL, file, Progress.UNSEEN);
        assertThat(export.written()).hasValue(3);
    }

    @Test
    void who_cancels_in_the_middle_finds_no_file_and_no_part_of_one(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("long.csv");

        assertThatThrownBy(() -> export(Lines.upTo(1_000)).write(ALL, file, new CancelledAt(500)))
                .isInstanceOf(CancellationException.class);

        try (var left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_place_that_takes_no_file_is_a_refusal_with_its_name(@TempDir Path directory) {
        Path file = directory.resolve("not there").resolve("long.csv");

        assertThatThrownBy(() -> export(Lines.upTo(3)).write(ALL, file, Progress.UNSEEN))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("desktop.file_not_written");
                    assertThat(refusal.arguments()).containsExactly("long.csv");
                });
    }

    private static TableExport<Line> export(Lines lines) {
        return new TableExport<>(lines, Lines.setup().columns(), List.of("a", "b"));
    }

    /** Somebody ends it when so many rows are written. */
    private static final class CancelledAt implements Progress {
        private final int last;
        private int rows;

        CancelledAt(int last) {
            this.last = last;
        }

        @Override
        public void report(long done, long total) {
            rows++;
        }

        @Override
        public boolean isCancelled() {
            return rows >= last;
        }
    }

    private static final class Totals implements Progress {
        private final Set<Long> seen = new TreeSet<>();
        private int ends;

        @Override
        public void report(long done, long total) {
            seen.add(total);
            ends += done == total ? 1 : 0;
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}
