package io.suito.desktop.table;

import java.util.List;
import java.util.Map;

/**
 * A part of the sentence above a table.
 *
 * <p>A choice has options; each is a condition of the listing, and the empty one asks for nothing. A field's text, and
 * an amount's yen, are the value of the condition {@code name}. Texts: {@code filter.<table>.<name>.<option>}.
 */
public record FilterModel(String name, Kind kind, List<String> options) {
    /** What a person does there. */
    public enum Kind {
        CHOICE,
        TEXT,
        YEN
    }

    public FilterModel {
        options = List.copyOf(options);
    }

    public static FilterModel field(String name) {
        return new FilterModel(name, Kind.TEXT, List.of());
    }

    /** A field for whole yen. */
    public static FilterModel amount(String name) {
        return new FilterModel(name, Kind.YEN, List.of());
    }

    /** @param options names of conditions; the first is chosen at the beginning and may be empty: everything */
    public static FilterModel choice(String name, String... options) {
        return new FilterModel(name, Kind.CHOICE, List.of(options));
    }

    /** Whether it is typed. */
    public boolean isField() {
        return kind != Kind.CHOICE;
    }

    /** The key of one of its texts in a table. */
    String key(String table, String part) {
        return "filter." + table + "." + name + "." + part;
    }

    /** What was kept of it, or the first option where nothing was, or what is not offered any more. */
    String of(Map<String, String> kept) {
        String value = kept.getOrDefault(name, first());
        return isField() || options.contains(value) ? value : first();
    }

    /** What stands there before anybody has chosen or typed. */
    String first() {
        return isField() ? "" : options.get(0);
    }
}
