package io.suito.desktop.table;

import io.suito.listing.Count;
import io.suito.listing.Page;
import io.suito.listing.Question;
import io.suito.listing.Turn;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A short list that is read whole each time it is asked for. What keeps it from being read is then the table's to say:
 * a list that could not be read is not an empty one.
 */
public final class ReadRows<R> implements RowSource<R> {
    private final Supplier<List<R>> read;
    private final ListedRows.Shape<R> shape;

    public ReadRows(Supplier<List<R>> read, ListedRows.Shape<R> shape) {
        this.read = read;
        this.shape = shape;
    }

    private ListedRows<R> now() {
        return new ListedRows<>(read.get(), shape);
    }

    @Override
    public Page<R> page(Question question, Turn<R> turn, int size) {
        return now().page(question, turn, size);
    }

    @Override
    public Optional<R> row(Question question, UUID key) {
        return now().row(question, key);
    }

    @Override
    public Count count(Question question) {
        return now().count(question);
    }

    @Override
    public void each(Question question, Consumer<R> consumer) {
        now().each(question, consumer);
    }

    @Override
    public UUID key(R row) {
        return shape.key().apply(row);
    }
}
