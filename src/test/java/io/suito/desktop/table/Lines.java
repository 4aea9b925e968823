package io.suito.desktop.table;

import io.suito.listing.Count;
import io.suito.listing.Page;
import io.suito.listing.Question;
import io.suito.listing.Sort;
import io.suito.listing.Turn;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Rows that a test changes, under the texts of the partners' table. */
final class Lines implements RowSource<Lines.Line> {
    private static final ListedRows.Shape<Line> SHAPE = new ListedRows.Shape<>(
            Line::key,
            Map.of("number", Comparator.comparingLong(Line::number), "yen", Comparator.comparingLong(Line::yen)),
            Map.of(
                    "owed", (line, ignored) -> line.yen() > 0,
                    "stopped", (line, ignored) -> line.yen() < 0,
                    "payable", (line, least) -> line.yen() >= (long) least,
                    "debt", (line, least) -> -line.yen() >= (long) least,
                    "text", (line, typed) -> Long.toString(line.number()).contains(typed.toString())));

    private List<Line> lines;
    private @Nullable Count counted;

    /** A row that keeps its number and may change its yen. */
    record Line(long number, long yen) {
        UUID key() {
            return new UUID(0, number);
        }
    }

    private Lines(List<Line> lines) {
        this.lines = lines;
    }

    /** With the numbers from 1, each of as many yen. */
    static Lines upTo(long number) {
        return new Lines(LongStream.rangeClosed(1, number)
                .mapToObj(each -> new Line(each, each))
                .toList());
    }

    static TableSetup<Line> setup() {
        return new TableSetup<>(
                "partners",
                List.of(
                        TableColumnModel.<Line>of("name", ColumnKind.NUMBER, 100, Line::number)
                                .sortedBy("number"),
                        TableColumnModel.<Line>of("available", ColumnKind.YEN, 100, Line::yen)
                                .sortedBy("yen")),
                List.of(
                        FilterModel.choice("standing", "", "owed", "stopped"),
                        FilterModel.field("text"),
                        FilterModel.amount("payable"),
                        FilterModel.amount("debt")),
                Sort.ascending("number"),
                "available");
    }

    /** From now on there are these. */
    void are(List<Line> others) {
        lines = List.copyOf(others);
    }

    /** From now on it says that there are so many. */
    void counts(Count many) {
        counted = many;
    }

    List<Line> all() {
        return lines;
    }

    private ListedRows<Line> listed() {
        return new ListedRows<>(lines, SHAPE);
    }

    @Override
    public Page<Line> page(Question question, Turn<Line> turn, int size) {
        return listed().page(question, turn, size);
    }

    @Override
    public Optional<Line> row(Question question, UUID key) {
        return listed().row(question, key);
    }

    @Override
    public Count count(Question question) {
        return counted == null ? listed().count(question) : counted;
    }

    @Override
    public long countAll(Question question) {
        return listed().count(question).rows();
    }

    @Override
    public void each(Question question, Consumer<Line> consumer) {
        listed().each(question, consumer);
    }

    @Override
    public UUID key(Line line) {
        return line.key();
    }
}
