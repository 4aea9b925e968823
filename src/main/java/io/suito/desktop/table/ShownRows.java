package io.suito.desktop.table;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The rows of the page that is shown, told apart by their keys. */
final class ShownRows<R> {
    private final Function<R, UUID> key;
    private final ObservableList<R> rows = FXCollections.observableArrayList();

    ShownRows(Function<R, UUID> key) {
        this.key = key;
    }

    ObservableList<R> list() {
        return rows;
    }

    /** In place where keys are the same, so that a view keeps what it shows where it shows it. */
    void replace(List<R> now) {
        Set<UUID> keys = now.stream().map(key).collect(Collectors.toSet());
        if (rows.stream().noneMatch(row -> keys.contains(key.apply(row)))) {
            rows.setAll(now);
            return;
        }
        rows.removeIf(row -> !keys.contains(key.apply(row)));
        for (int i = 0; i < now.size(); i++) {
            place(i, now.get(i));
        }
    }

    private void place(int index, R row) {
        int at = index;
        while (at < rows.size() && !key.apply(rows.get(at)).equals(key.apply(row))) {
            at++;
        }
        if (at == index && at < rows.size()) {
            if (!rows.get(at).equals(row)) {
                rows.set(at, row);
            }
            return;
        }
        if (at < rows.size()) {
            rows.remove(at);
        }
        rows.add(index, row);
    }
}
