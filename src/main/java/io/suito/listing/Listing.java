package io.suito.listing;

import io.suito.database.Sql;
import io.suito.database.Tx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A list as screens page through it: a query whose rows become records, columns it can be sorted by, conditions it can
 * be filtered by.
 *
 * <p>A page is found by the sort value and the key of the row beside it, so any page costs what the first one costs,
 * and rows that come or go meanwhile shift nothing. Sort columns should be those that an index serves.
 *
 * @param <R> a record; its components take the selected columns by position
 */
public final class Listing<R> {
    /** Counting stops here: nobody needs to know more exactly, and counting ten million rows takes seconds. */
    public static final long COUNTED = 10_000;

    private final Class<R> type;
    private final String select;
    private final String from;
    private final Function<R, UUID> key;
    private final Map<String, SortColumn<R>> sorts;
    private final Map<String, String> conditions;

    /** @param key the key of the row as the column's own table knows it, so that one index serves both */
    private record SortColumn<R>(String expression, String key, String sqlType, Function<R, Object> value) {}

    private Listing(Builder<R> builder) {
        this.type = builder.type;
        this.select = builder.select;
        this.from = builder.from;
        this.key = builder.key;
        this.sorts = Map.copyOf(builder.sorts);
        this.conditions = Map.copyOf(builder.conditions);
    }

    /**
     * Begins one.
     *
     * @param select the columns, in the order of the record's components
     * @param from tables and joins, and where needed the conditions that always hold ({@code where …})
     */
    public static <R> Builder<R> of(Class<R> type, String select, String from) {
        return new Builder<>(type, select, from);
    }

    /** Columns that it can be sorted by. */
    public Set<String> sortable() {
        return sorts.keySet();
    }

    /** The id of a row. */
    public UUID key(R row) {
        return key.apply(row);
    }

    /** One page. */
    public Page<R> page(Tx tx, Question question, Turn<R> turn, int size) {
        Sort sort = turn.forward() ? question.sort() : question.sort().reversed();
        SortColumn<R> column = column(sort);
        List<String> conditions = conditions(question);
        R beside = turn.row();
        if (beside != null) {
            conditions.add("(%s, %s) %s%s (cast(:at_value as %s), :at_key)"
                    .formatted(
                            column.expression(),
                            column.key(),
                            sort.descending() ? "<" : ">",
                            turn.inclusive() ? "=" : "",
                            column.sqlType()));
        }
        Sql sql = tx.sql("select " + select + " from " + from + where(conditions) + order(sort) + " limit :size");
        bind(sql, question).set("size", size + 1);
        if (beside != null) {
            sql.set("at_value", column.value().apply(beside)).set("at_key", key.apply(beside));
        }
        return page(sql.list(type), turn, size);
    }

    private static <R> Page<R> page(List<R> found, Turn<R> turn, int size) {
        boolean more = found.size() > size;
        List<R> rows = new ArrayList<>(more ? found.subList(0, size) : found);
        if (turn.forward()) {
            return new Page<>(rows, turn.row() != null, more);
        }
        Collections.reverse(rows);
        return new Page<>(rows, more, turn.row() != null);
    }

    /** The row of this id, where it answers the question. */
    public Optional<R> row(Tx tx, Question question, UUID id) {
        List<String> conditions = conditions(question);
        conditions.add(column(question.sort()).key() + " = :at_key");
        return bind(tx.sql("select " + select + " from " + from + where(conditions)), question)
                .set("at_key", id)
                .optional(type);
    }

    /** How many rows answer the question. */
    public Count count(Tx tx, Question question) {
        long found = bind(
                        tx.sql("select count(*) from (select from " + from + where(conditions(question))
                                + " limit :most) x"),
                        question)
                .set("most", COUNTED + 1)
                .one(Long.class);
        return new Count(Math.min(found, COUNTED), found > COUNTED);
    }

    /** How many there are exactly, which may take long. */
    public long countAll(Tx tx, Question question) {
        return bind(tx.sql("select count(*) from " + from + where(conditions(question))), question)
                .one(Long.class);
    }

    /** Every row that answers the question, in its order, a handful in memory at a time. */
    public void each(Tx tx, Question question, Consumer<R> consumer) {
        bind(
                        tx.sql("select " + select + " from " + from + where(conditions(question))
                                + order(question.sort())),
                        question)
                .each(type, consumer);
    }

    private SortColumn<R> column(Sort sort) {
        SortColumn<R> column = sorts.get(sort.column());
        if (column == null) {
            throw new IllegalArgumentException("not sorted by: " + sort.column());
        }
        return column;
    }

    private List<String> conditions(Question question) {
        List<String> asked = new ArrayList<>();
        question.filters().keySet().stream().sorted().forEach(name -> {
            String condition = conditions.get(name);
            if (condition == null) {
                throw new IllegalArgumentException("not filtered by: " + name);
            }
            asked.add("(" + condition + ")");
        });
        return asked;
    }

    private Sql bind(Sql sql, Question question) {
        question.filters().forEach((name, value) -> {
            if (conditions.getOrDefault(name, "").contains(":" + name)) {
                sql.set(name, value);
            }
        });
        return sql;
    }

    private String where(List<String> conditions) {
        if (conditions.isEmpty()) {
            return "";
        }
        return (from.contains(" where ") ? " and " : " where ") + String.join(" and ", conditions);
    }

    private String order(Sort sort) {
        String direction = sort.descending() ? " desc" : "";
        SortColumn<R> column = column(sort);
        return " order by " + column.expression() + direction + ", " + column.key() + direction;
    }

    /** Describes a listing. */
    public static final class Builder<R> {
        private final Class<R> type;
        private final String select;
        private final String from;
        private Function<R, UUID> key = row -> {
            throw new IllegalStateException("no key");
        };
        private final Map<String, SortColumn<R>> sorts = new LinkedHashMap<>();
        private final Map<String, String> conditions = new LinkedHashMap<>();

        private Builder(Class<R> type, String select, String from) {
            this.type = type;
            this.select = select;
            this.from = from;
        }

        /** What tells rows apart. */
        public Builder<R> key(Function<R, UUID> value) {
            key = value;
            return this;
        }

        /**
         * A column to sort by.
         *
         * @param expression never null; the one that the index has
         * @param keyColumn the key, of type uuid, in the same table: the index goes on with it
         * @param sqlType its type in PostgreSQL
         * @param value the same value, out of the record
         */
        public Builder<R> sort(
                String name, String expression, String keyColumn, String sqlType, Function<R, Object> value) {
            sorts.put(name, new SortColumn<>(expression, keyColumn, sqlType, value));
            return this;
        }

        /** A condition; where it needs a value, that is the parameter of the same name. */
        public Builder<R> filter(String name, String condition) {
            conditions.put(name, condition);
            return this;
        }

        public Listing<R> build() {
            return new Listing<>(this);
        }
    }
}
