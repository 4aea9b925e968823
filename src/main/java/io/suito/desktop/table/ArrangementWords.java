package io.suito.desktop.table;

import io.suito.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is seen of a table, in words: how many columns, by what it is sorted, what is asked for. */
final class ArrangementWords<R> {
    private final TableModel<R> model;
    private final TableActions<R> actions;
    private final Texts texts;

    ArrangementWords(TableModel<R> model) {
        this.model = model;
        this.actions = new TableActions<>(model);
        this.texts = model.texts();
    }

    /** One for each kind of thing; of the sentence one for each place that asks for something. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(texts.get("view.columns", texts.number(actions.columns().size())));
        sort().ifPresent(lines::add);
        int before = lines.size();
        model.setup().filters().forEach(filter -> asked(filter).ifPresent(lines::add));
        if (lines.size() == before) {
            lines.add(texts.get("view.no_filter"));
        }
        return lines;
    }

    /** By what it is sorted; empty where that has no column. */
    Optional<String> sort() {
        String by = model.sort().get().column();
        return model.setup().columns().stream()
                .filter(column -> column.sort().equals(by))
                .findFirst()
                .map(column -> texts.get(
                        "table.sorted",
                        actions.title(column),
                        texts.get(model.sort().get().descending() ? "table.sorted.down" : "table.sorted.up")));
    }

    private Optional<String> asked(FilterModel filter) {
        String value = model.filter(filter.name()).get().strip();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                texts.get("view.filter", text(filter, "label"), filter.isField() ? value : text(filter, value)));
    }

    private String text(FilterModel filter, String part) {
        return texts.get(filter.key(model.setup().name(), part));
    }
}
