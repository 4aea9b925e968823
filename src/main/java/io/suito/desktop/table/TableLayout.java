package io.suito.desktop.table;

import io.suito.desktop.memory.Memory;
import io.suito.listing.Sort;
import java.util.List;
import java.util.Map;

/** How a person arranged a table: remembered under the table's name with every change. */
final class TableLayout {
    private final Memory memory;
    private final String name;
    private Arrangement now;
    private Runnable arranged = () -> {};

    private TableLayout(Memory memory, String name, Arrangement now) {
        this.memory = memory;
        this.name = name;
        this.now = now;
    }

    static TableLayout remembered(Memory memory, String table) {
        String name = "table." + table;
        return new TableLayout(
                memory, name, memory.read(name, Arrangement::read).orElse(Arrangement.STANDARD));
    }

    Arrangement now() {
        return now;
    }

    /** Who draws the columns hears of it when all of them change at once. */
    void onArranged(Runnable action) {
        arranged = action;
    }

    /** Everything at once. */
    void become(Arrangement other) {
        set(other);
        arranged.run();
    }

    void setWidth(String column, double width) {
        set(now.withWidth(column, width));
    }

    void setShown(List<String> columns, List<String> others) {
        set(now.withColumns(columns, others));
    }

    void setFilters(Map<String, String> chosen) {
        set(now.withFilters(chosen));
    }

    void setSort(Sort chosen) {
        set(now.withSort(chosen));
    }

    private void set(Arrangement other) {
        now = other;
        memory.put(name, now.write());
    }
}
