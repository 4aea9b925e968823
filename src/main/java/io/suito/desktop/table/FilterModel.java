package io.suito.desktop.table;

import java.util.List;

/**
 * A part of the sentence above a table.
 *
 * <p>A choice has options; each is a condition of the listing, and the empty one asks for nothing. Without options it
 * is a field, whose text is the value of the condition {@code name}. Texts: {@code filter.<table>.<name>.<option>}.
 */
public record FilterModel(String name, List<String> options) {
    public FilterModel {
        options = List.copyOf(options);
    }

    public static FilterModel field(String name) {
        return new FilterModel(name, List.of());
    }

    /** @param options names of conditions; the first is chosen at the beginning and may be empty: everything */
    public static FilterModel choice(String name, String... options) {
        return new FilterModel(name, List.of(options));
    }

    public boolean isField() {
        return options.isEmpty();
    }

    /** What stands there before anybody has chosen or typed. */
    String first() {
        return isField() ? "" : options.get(0);
    }
}
