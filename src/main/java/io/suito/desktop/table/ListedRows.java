package io.suito.desktop.table;

import io.suito.listing.Count;
import io.suito.listing.Page;
import io.suito.listing.Question;
import io.suito.listing.Sort;
import io.suito.listing.Turn;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rows that are at hand already, such as a preview's: sorted, filtered and paged like those of a listing. */
public final class ListedRows<R> implements RowSource<R> {
    private final List<R> rows;
    private final Shape<R> shape;

    /**
     * How rows of a kind are told apart, sorted and filtered.
     *
     * @param sorts by column
     * @param filters by condition; the object is what was typed
     */
    public record Shape<R>(
            Function<R, UUID> key, Map<String, Comparator<R>> sorts, Map<String, BiPredicate<R, Object>> filters) {
        public Shape {
            sorts = Map.copyOf(sorts);
            filters = Map.copyOf(filters);
        }
    }

    public ListedRows(List<R> rows, Shape<R> shape) {
        this.rows = List.copyOf(rows);
        this.shape = shape;
    }

    private Stream<R> answering(Question question) {
        return rows.stream()
                .filter(row -> question.filters().entrySet().stream()
                        .allMatch(
                                asked -> Objects.requireNonNull(shape.filters().get(asked.getKey()), asked.getKey())
                                        .test(row, asked.getValue())))
                .sorted(order(question.sort()));
    }

    private Comparator<R> order(Sort sort) {
        Comparator<R> order = Objects.requireNonNull(shape.sorts().get(sort.column()), sort.column())
                .thenComparing(shape.key());
        return sort.descending() ? order.reversed() : order;
    }

    @Override
    public Page<R> page(Question question, Turn<R> turn, int size) {
        List<R> all = answering(question).toList();
        int from = Math.max(0, begin(all, turn, order(question.sort()), size));
        int to = Math.min(all.size(), turn.forward() ? from + size : end(all, turn, order(question.sort())));
        return new Page<>(all.subList(Math.min(from, to), to), from > 0, to < all.size());
    }

    private int begin(List<R> all, Turn<R> turn, Comparator<R> order, int size) {
        R beside = turn.row();
        if (!turn.forward()) {
            return end(all, turn, order) - size;
        }
        if (beside == null) {
            return 0;
        }
        int least = turn.inclusive() ? 0 : 1;
        return (int)
                all.stream().filter(row -> order.compare(row, beside) < least).count();
    }

    /** Where a page that is turned backwards ends. */
    private static <R> int end(List<R> all, Turn<R> turn, Comparator<R> order) {
        R beside = turn.row();
        return beside == null
                ? all.size()
                : (int) all.stream()
                        .filter(row -> order.compare(row, beside) < 0)
                        .count();
    }

    @Override
    public Optional<R> row(Question question, UUID key) {
        return answering(question)
                .filter(row -> shape.key().apply(row).equals(key))
                .findFirst();
    }

    @Override
    public Count count(Question question) {
        return new Count(answering(question).count(), false);
    }

    @Override
    public void each(Question question, Consumer<R> consumer) {
        answering(question).forEach(consumer);
    }

    @Override
    public UUID key(R row) {
        return shape.key().apply(row);
    }
}
