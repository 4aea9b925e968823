package io.suito.desktop.table;

import io.suito.listing.Sort;
import java.util.List;
import java.util.stream.Stream;
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

    /** The columns that an arrangement shows, in its order, and those that are newer than it. */
    List<TableColumnModel<R>> shown(Arrangement arrangement) {
        List<String> chosen = arrangement.shown();
        Stream<TableColumnModel<R>> first = columns.stream().filter(TableColumnModel::shownFirst);
        if (chosen.isEmpty()) {
            return first.toList();
        }
        Stream<TableColumnModel<R>> known = chosen.stream()
                .flatMap(id -> columns.stream().filter(column -> column.id().equals(id)));
        Stream<TableColumnModel<R>> newer = first.filter(
                column -> !chosen.contains(column.id()) && !arrangement.hidden().contains(column.id()));
        return Stream.concat(known, newer).toList();
    }

    /** What it is sorted by in an arrangement. */
    Sort sortOf(Arrangement arrangement) {
        return arrangement.sort().filter(this::canSort).orElse(sort);
    }

    /** Ids of the columns that are not among these. */
    List<String> columnsBeside(List<String> ids) {
        return columns.stream()
                .map(TableColumnModel::id)
                .filter(id -> !ids.contains(id))
                .toList();
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
