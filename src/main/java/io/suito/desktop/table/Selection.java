package io.suito.desktop.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Which rows are selected, on this page and on others. It holds to keys: rows that are read anew are selected again,
 * and who follows hears of it only when what is selected has changed. Rows of other pages are as they were last seen.
 */
final class Selection<R> {
    private final Function<R, UUID> key;
    private final ObservableList<R> selected = FXCollections.observableArrayList();
    private final ObservableList<R> seen = FXCollections.unmodifiableObservableList(selected);
    private Set<UUID> wanted = Set.of();
    private Map<UUID, R> elsewhere = Map.of();
    private Runnable chosen = () -> {};

    Selection(Function<R, UUID> key) {
        this.key = key;
    }

    /** All of them. */
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

    /** A person chose these, and nothing else. */
    void choose(List<R> rows) {
        elsewhere = Map.of();
        take(rows);
    }

    /** A person chose these of the rows that are shown, beside what is chosen on other pages. */
    void chooseToo(List<R> rows, List<R> shown) {
        leaveTo(shown);
        take(rows);
    }

    private void leaveTo(List<R> shown) {
        Map<UUID, R> others = new LinkedHashMap<>(elsewhere);
        shown.forEach(row -> others.remove(key.apply(row)));
        elsewhere = others;
    }

    private void take(List<R> shown) {
        List<R> all = Stream.concat(elsewhere.values().stream(), shown.stream()).toList();
        if (!selected.equals(all)) {
            wanted = keys(all);
            selected.setAll(all);
            chosen.run();
        }
    }

    private Set<UUID> keys(List<R> rows) {
        return rows.stream().map(key).collect(Collectors.toUnmodifiableSet());
    }

    /** These are to be selected as soon as they are among the rows. */
    void want(Set<UUID> keys, List<R> shown) {
        elsewhere = Map.of();
        wanted = Set.copyOf(keys);
        settle(shown);
    }

    /** The page is about to be turned: what is selected on it stays so. */
    void leavePage() {
        Map<UUID, R> left = new LinkedHashMap<>();
        selected.forEach(row -> left.put(key.apply(row), row));
        elsewhere = left;
    }

    /** These rows are shown now. */
    void settle(List<R> shown) {
        leaveTo(shown);
        List<R> still = Stream.concat(
                        elsewhere.values().stream(), shown.stream().filter(row -> wanted.contains(key.apply(row))))
                .toList();
        if (!selected.equals(still)) {
            selected.setAll(still);
        }
    }

    /** Of what is selected only these rows stay so: nobody knows how those of other pages are by now. */
    void keepOnly(List<R> shown) {
        elsewhere = Map.of();
        wanted = keys(
                shown.stream().filter(row -> wanted.contains(key.apply(row))).toList());
        settle(shown);
    }

    /** Another question is asked: only what answers it can be selected. */
    void forgetOtherPages() {
        elsewhere = Map.of();
    }
}
