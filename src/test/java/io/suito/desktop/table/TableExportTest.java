package io.suito.desktop.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.table.Lines.Line;
import io.suito.desktop.tasks.Progress;
import io.suito.listing.Count;
import io.suito.listing.Question;
import io.suito.listing.Sort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long exports: all rows, and nothing is said of a total that nobody has counted. */
class TableExportTest {
    private static final int MORE_THAN_IS_COUNTED = 10_500;

    @Test
    void beyond_what_is_counted_the_total_is_not_known_until_the_end(@TempDir Path directory) throws Exception {
        Lines lines = Lines.upTo(MORE_THAN_IS_COUNTED);
        lines.counts(new Count(10_000, true));
        Totals totals = new Totals();
        Path file = directory.resolve("long.csv");

        long written = new TableExport<Line>(lines, Lines.setup().columns(), List.of("a", "b"))
                .write(Question.all(Sort.ascending("number")), file, totals);

        assertThat(written).isEqualTo(MORE_THAN_IS_COUNTED);
        assertThat(Files.readAllLines(file)).hasSize(MORE_THAN_IS_COUNTED + 1);
        assertThat(totals.seen).containsExactly(0L, (long) MORE_THAN_IS_COUNTED);
        assertThat(totals.ends).isEqualTo(1);
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
