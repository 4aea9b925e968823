package io.suito.desktop.table;

import io.suito.desktop.tasks.Tasks;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.TypedYen;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What is chosen and typed in the sentence above a table. Both the view and the table may change it; a choice is asked
 * for at once and remembered, what is typed when the person pauses.
 */
final class Filters {
    private static final long TYPING_MILLIS = 250;

    private final TableSetup<?> setup;
    private final TableLayout layout;
    private final Tasks tasks;
    private final Texts texts;
    private final Runnable asked;
    private final Map<String, StringProperty> values = new TreeMap<>();
    /** As they are asked for. */
    private final Map<String, TypedYen> amounts = new TreeMap<>();

    private final Map<String, StringProperty> problems = new TreeMap<>();
    private boolean clearing;
    private int typed;
    private boolean unasked;

    /** @param asked is run when another question is to be answered */
    Filters(TableSetup<?> setup, TableLayout layout, TableTools tools, Runnable asked) {
        this.setup = setup;
        this.layout = layout;
        this.tasks = tools.tasks();
        this.texts = tools.texts();
        this.asked = asked;
        setup.filters().forEach(this::begin);
    }

    private void begin(FilterModel filter) {
        StringProperty value = new SimpleStringProperty(filter.of(layout.now().filters()));
        values.put(filter.name(), value);
        problems.put(filter.name(), new SimpleStringProperty(""));
        value.subscribe((before, now) -> changed(filter));
    }

    /** What stands in one place of the sentence. */
    StringProperty of(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    /** Why what stands in one place cannot be read; empty when it can. */
    ReadOnlyStringProperty problem(String name) {
        return Objects.requireNonNull(problems.get(name), name);
    }

    private boolean isReadable(FilterModel filter) {
        if (filter.kind() != FilterModel.Kind.YEN) {
            return true;
        }
        boolean readable = TypedYen.of(of(filter.name()).get()).isReadable();
        Objects.requireNonNull(problems.get(filter.name())).set(readable ? "" : texts.get("yen.unreadable"));
        return readable;
    }

    /** What cannot be read asks for nothing new: there the question stays as it was. */
    private void take() {
        unasked = false;
        setup.filters().stream()
                .filter(filter -> filter.kind() == FilterModel.Kind.YEN && isReadable(filter))
                .forEach(filter ->
                        amounts.put(filter.name(), TypedYen.of(of(filter.name()).get())));
    }

    private void ask() {
        take();
        asked.run();
    }

    private void changed(FilterModel filter) {
        boolean readable = isReadable(filter);
        if (clearing) {
            return;
        }
        unasked |= readable;
        int now = ++typed;
        if (!filter.isField()) {
            remember();
            ask();
            return;
        }
        tasks.later(TYPING_MILLIS, () -> {
            // what is typed in one place must not be forgotten because another one cannot be read
            if (unasked && now == typed) {
                ask();
            }
        });
    }

    /** Everything again: one question, however many places change. */
    void clear() {
        become(Map.of());
        asked.run();
    }

    /** As {@link #clear}, for who asks the question himself; what the person chose is remembered all the same. */
    void forget() {
        set(Map.of());
    }

    /** All of them at once, for who asks the question himself; what is not named is as it was before anybody chose. */
    void become(Map<String, String> others) {
        set(others);
        remember();
    }

    private void set(Map<String, String> others) {
        clearing = true;
        setup.filters().forEach(filter -> of(filter.name()).set(filter.of(others)));
        clearing = false;
        typed++;
        amounts.clear();
        take();
    }

    /** Whether that is what is chosen and typed. */
    boolean are(Map<String, String> others) {
        return setup.filters().stream()
                .allMatch(filter -> of(filter.name()).get().equals(filter.of(others)));
    }

    /** Whether everything that is typed can be read: what is asked for is what stands there. */
    boolean areReadable() {
        return problems.values().stream().allMatch(problem -> problem.get().isEmpty());
    }

    /** What is chosen and typed, by place. */
    Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        setup.filters()
                .forEach(filter -> all.put(filter.name(), of(filter.name()).get()));
        return all;
    }

    private OptionalLong yen(FilterModel filter) {
        TypedYen typed = amounts.get(filter.name());
        return typed == null ? OptionalLong.empty() : typed.yen();
    }

    private void remember() {
        Map<String, String> chosen = new TreeMap<>();
        setup.filters().stream()
                .filter(filter -> !filter.isField())
                .forEach(filter -> chosen.put(filter.name(), of(filter.name()).get()));
        layout.setFilters(chosen);
    }

    /** As conditions of the listing. */
    Map<String, Object> conditions() {
        Map<String, Object> conditions = new HashMap<>();
        for (FilterModel filter : setup.filters()) {
            String value = of(filter.name()).get().strip();
            if (filter.kind() == FilterModel.Kind.YEN) {
                yen(filter).ifPresent(least -> conditions.put(filter.name(), least));
            } else if (!value.isEmpty()) {
                conditions.put(filter.isField() ? filter.name() : value, filter.isField() ? value : true);
            }
        }
        return conditions;
    }
}
