package io.suito.desktop.table;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Which rows are selected. It holds to keys: rows that are read anew are selected again, and who follows hears of it
 * only when what is selected has changed.
 */
final class Selection<R> {
    private final Function<R, UUID> key;
    private final ObservableList<R> selected = FXCollections.observableArrayList();
    private final ObservableList<R> seen = FXCollections.unmodifiableObservableList(selected);
    private Set<UUID> wanted = Set.of();
    private Runnable chosen = () -> {};

    Selection(Function<R, UUID> key) {
        this.key = key;
    }

    /** Those of the rows that are shown. */
    ObservableList<R> rows() {
        return seen;
    }

    /** What happens when a person chooses. */
    void onChosen(Runnable action) {
        Runnable before = chosen;
        chosen = () -> {
            before.run();
            action.run();
        };
    }

    /** A person chose these. */
    void choose(List<R> rows) {
        if (!selected.equals(rows)) {
            wanted = rows.stream().map(key).collect(Collectors.toUnmodifiableSet());
            selected.setAll(rows);
            chosen.run();
        }
    }

    /** These are to be selected as soon as they are among the rows. */
    void want(Set<UUID> keys, List<R> shown) {
        wanted = Set.copyOf(keys);
        settle(shown);
    }

    /** These rows are shown now. */
    void settle(List<R> shown) {
        List<R> still =
                shown.stream().filter(row -> wanted.contains(key.apply(row))).toList();
        if (!selected.equals(still)) {
            selected.setAll(still);
        }
    }
}
