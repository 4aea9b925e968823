package io.suito.desktop.table;

import io.suito.listing.Sort;
import io.suito.text.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * How a table is arranged. It may have been made by another release: what is no longer known of it is left out by
 * whoever asks.
 *
 * @param widths by column, in pixels at the standard font size
 * @param shown columns in their order; empty when nobody has chosen any
 * @param hidden columns that the person has taken away; others that are not shown are newer than the choice
 * @param filters what is chosen, in a kept view also what is typed, by place of the sentence
 * @param sort empty when nobody has chosen any
 */
record Arrangement(
        Map<String, Double> widths,
        List<String> shown,
        List<String> hidden,
        Map<String, String> filters,
        Optional<Sort> sort) {
    /** As the table is made: nobody has arranged anything. */
    static final Arrangement STANDARD = new Arrangement(Map.of(), List.of(), List.of(), Map.of(), Optional.empty());

    Arrangement {
        widths = Map.copyOf(widths);
        shown = List.copyOf(shown);
        hidden = List.copyOf(hidden);
        filters = Map.copyOf(filters);
    }

    Arrangement withWidth(String column, double width) {
        Map<String, Double> others = new TreeMap<>(widths);
        others.put(column, width);
        return new Arrangement(others, shown, hidden, filters, sort);
    }

    Arrangement withColumns(List<String> chosen, List<String> others) {
        return new Arrangement(widths, chosen, others, filters, sort);
    }

    Arrangement withFilters(Map<String, String> chosen) {
        return new Arrangement(widths, shown, hidden, chosen, sort);
    }

    Arrangement withSort(Sort chosen) {
        return new Arrangement(widths, shown, hidden, filters, Optional.of(chosen));
    }

    static Arrangement read(JsonNode all) {
        Map<String, Double> widths = new TreeMap<>();
        all.path("widths")
                .properties()
                .forEach(e -> widths.put(e.getKey(), e.getValue().asDouble()));
        Map<String, String> filters = new TreeMap<>();
        all.path("filters")
                .properties()
                .forEach(e -> filters.put(e.getKey(), e.getValue().asString()));
        Optional<Sort> sort = all.hasNonNull("sort")
                ? Optional.of(new Sort(
                        all.path("sort").asString(), all.path("descending").asBoolean(false)))
                : Optional.empty();
        return new Arrangement(widths, words(all, "shown"), words(all, "hidden"), filters, sort);
    }

    private static List<String> words(JsonNode all, String name) {
        List<String> words = new ArrayList<>();
        all.path(name).forEach(word -> words.add(word.asString()));
        return words;
    }

    String write() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("widths", new TreeMap<>(widths));
        all.put("shown", shown);
        all.put("hidden", hidden);
        all.put("filters", new TreeMap<>(filters));
        sort.ifPresent(chosen -> {
            all.put("sort", chosen.column());
            all.put("descending", chosen.descending());
        });
        return Json.write(all);
    }
}
