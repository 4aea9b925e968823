package io.suito.listing;

import java.util.Map;
import java.util.TreeMap;

/**
 * What somebody wants to see of a list: which rows, in which order.
 *
 * @param filters values by the names of the listing's conditions; a condition without a value is not asked for
 */
public record Question(Sort sort, Map<String, Object> filters) {
    public Question {
        filters = Map.copyOf(filters);
    }

    /** Everything. */
    public static Question all(Sort sort) {
        return new Question(sort, Map.of());
    }

    public Question sortedBy(Sort other) {
        return new Question(other, filters);
    }

    /** With a condition more, or another value for it. */
    public Question with(String filter, Object value) {
        Map<String, Object> more = new TreeMap<>(filters);
        more.put(filter, value);
        return new Question(sort, more);
    }

    /** Without a condition. */
    public Question without(String filter) {
        Map<String, Object> less = new TreeMap<>(filters);
        less.remove(filter);
        return new Question(sort, less);
    }
}
