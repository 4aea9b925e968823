package io.suito.desktop.table;

import io.suito.listing.Sort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes a table this table.
 *
 * @param name its texts and what is remembered of it go by this name
 * @param sort at the beginning
 * @param sum id of the column whose yen are summed over the selection; null when there is nothing to sum
 */
public record TableSetup<R>(
        String name,
        List<TableColumnModel<R>> columns,
        List<FilterModel> filters,
        Sort sort,
        @Nullable String sum) {
    public TableSetup {
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
    }

    boolean canSort(Sort other) {
        return columns.stream().anyMatch(column -> column.sort().equals(other.column()));
    }

    /** Whether a remembered value is one that there still is. */
    boolean allows(String filter, String value) {
        return filters.stream()
                .anyMatch(known -> known.name().equals(filter)
                        && !known.isField()
                        && known.options().contains(value));
    }

    /** Whether nobody can take its sum for that of another column. */
    boolean hasOneAmount() {
        return columns.stream()
                        .filter(column -> column.kind() == ColumnKind.YEN)
                        .count()
                == 1;
    }

    long yenOf(R row) {
        return columns.stream()
                .filter(column -> column.id().equals(sum))
                .mapToLong(column -> column.value().apply(row) instanceof Long yen ? yen : 0)
                .sum();
    }
}
