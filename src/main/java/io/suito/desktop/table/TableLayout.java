package io.suito.desktop.table;

import io.suito.desktop.memory.Memory;
import io.suito.listing.Sort;
import io.suito.text.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** How a person arranged a table: columns, widths, order, sort, filters; remembered under the table's name. */
final class TableLayout {
    private final Memory memory;
    private final String name;
    private final Map<String, Double> widths = new TreeMap<>();
    private final List<String> shown = new ArrayList<>();
    private final List<String> hidden = new ArrayList<>();
    private final Map<String, String> filters = new TreeMap<>();
    private Optional<Sort> sort = Optional.empty();

    private TableLayout(Memory memory, String name) {
        this.memory = memory;
        this.name = "table." + name;
    }

    /** As remembered; what is no longer known of it is left out by whoever asks. */
    static TableLayout remembered(Memory memory, String name) {
        return memory.read("table." + name, all -> new TableLayout(memory, name).read(all))
                .orElseGet(() -> new TableLayout(memory, name));
    }

    private TableLayout read(JsonNode all) {
        all.path("widths")
                .properties()
                .forEach(e -> widths.put(e.getKey(), e.getValue().asDouble()));
        all.path("shown").forEach(column -> shown.add(column.asString()));
        all.path("hidden").forEach(column -> hidden.add(column.asString()));
        all.path("filters")
                .properties()
                .forEach(e -> filters.put(e.getKey(), e.getValue().asString()));
        if (all.hasNonNull("sort")) {
            sort = Optional.of(
                    new Sort(all.path("sort").asString(), all.path("descending").asBoolean(false)));
        }
        return this;
    }

    Optional<Double> width(String column) {
        return Optional.ofNullable(widths.get(column));
    }

    /** Columns in their order; empty when nobody has chosen any. */
    List<String> shown() {
        return List.copyOf(shown);
    }

    /** Columns that the person has taken away; others that are not {@link #shown} are newer than the choice. */
    List<String> hidden() {
        return List.copyOf(hidden);
    }

    Map<String, String> filters() {
        return Map.copyOf(filters);
    }

    Optional<Sort> sort() {
        return sort;
    }

    void setWidth(String column, double width) {
        widths.put(column, width);
        write();
    }

    void setShown(List<String> columns, List<String> others) {
        shown.clear();
        shown.addAll(columns);
        hidden.clear();
        hidden.addAll(others);
        write();
    }

    void setFilters(Map<String, String> chosen) {
        filters.clear();
        filters.putAll(chosen);
        write();
    }

    void setSort(Sort chosen) {
        sort = Optional.of(chosen);
        write();
    }

    private void write() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("widths", widths);
        all.put("shown", shown);
        all.put("hidden", hidden);
        all.put("filters", filters);
        sort.ifPresent(chosen -> {
            all.put("sort", chosen.column());
            all.put("descending", chosen.descending());
        });
        memory.put(name, Json.write(all));
    }
}
