package io.suito.desktop.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.suito.desktop.tasks.Progress;
import io.suito.listing.Question;
import io.suito.text.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CancellationException;

/**
 * Writes everything that answers a question as CSV (RFC 4180, UTF-8 with the mark that spreadsheets look for), row by
 * row as it comes. The file is there when it is whole, never before.
 */
final class TableExport<R> {
    private static final char MARK = '\uFEFF';

    private final RowSource<R> source;
    private final List<TableColumnModel<R>> columns;
    private final List<String> titles;
    private volatile long written = -1;

    TableExport(RowSource<R> source, List<TableColumnModel<R>> columns, List<String> titles) {
        this.source = source;
        this.columns = List.copyOf(columns);
        this.titles = List.copyOf(titles);
    }

    /**
     * How many rows were written.
     *
     * @throws Refusal {@code desktop.file_not_written} where the place does not take it
     */
    long write(Question question, Path file, Progress progress) throws IOException {
        // of its own: a second export to the same place writes beside this one
        Path beside = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
        // how many there are tells how long it takes; counting them is nothing beside writing them
        long total = source.countAll(question);
        try {
            long rows = write(question, beside, progress, total);
            if (progress.isCancelled()) {
                throw new CancellationException();
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            written = rows;
            return rows;
        } catch (IOException e) {
            throw new Refusal(e, "desktop.file_not_written", String.valueOf(file.getFileName()));
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** How many rows stand in the file; empty while it is not there, also when it was cancelled. */
    OptionalLong written() {
        return written < 0 ? OptionalLong.empty() : OptionalLong.of(written);
    }

    private long write(Question question, Path file, Progress progress, long total) throws IOException {
        long[] rows = {0};
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                CsvWriter csv = CsvWriter.builder().build(out.append(MARK))) {
            csv.writeRecord(titles);
            source.each(question, row -> {
                if (progress.isCancelled()) {
                    throw new CancellationException();
                }
                csv.writeRecord(line(row));
                progress.report(++rows[0], total);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (rows[0] != total) {
            progress.report(rows[0], rows[0]);
        }
        return rows[0];
    }

    private List<String> line(R row) {
        return columns.stream()
                .map(column -> Cells.plain(column.kind(), column.value().apply(row)))
                .toList();
    }
}
