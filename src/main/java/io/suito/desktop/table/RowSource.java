package io.suito.desktop.table;

import io.suito.listing.Count;
import io.suito.listing.Page;
import io.suito.listing.Question;
import io.suito.listing.Turn;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Where rows come from; called beside the window's thread. */
public interface RowSource<R> {
    Page<R> page(Question question, Turn<R> turn, int size);

    /** The row of this key, where it answers. */
    Optional<R> row(Question question, UUID key);

    Count count(Question question);

    /** All of them, however long that takes: for who reads them all anyway. */
    default long countAll(Question question) {
        return count(question).rows();
    }

    /** Every row that answers, in order, a few in memory at a time. */
    void each(Question question, Consumer<R> consumer);

    UUID key(R row);
}
