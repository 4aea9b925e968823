package io.suito.database;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.ScrollMode;
import org.hibernate.ScrollableResults;
import org.hibernate.StatelessSession;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** One SQL statement on its way: parameters by name, rows into records (see {@link Rows}). */
public final class Sql {
    private static final int FETCHED = 500;

    private final StatelessSession session;
    private final String statement;
    private final java.util.Map<String, Parameter> parameters = new java.util.LinkedHashMap<>();

    private record Parameter(Class<?> type, @Nullable Object value) {}

    Sql(StatelessSession session, String statement) {
        this.session = session;
        this.statement = statement;
    }

    public Sql set(String name, Object value) {
        parameters.put(name, new Parameter(value.getClass(), value));
        return this;
    }

    /** A parameter that may be null: the type tells the server what it would have been. */
    public <V> Sql set(String name, Class<V> type, @Nullable V value) {
        parameters.put(name, new Parameter(type, value));
        return this;
    }

    /** Ids as an array, for {@code = any (:name)}. */
    public Sql set(String name, Collection<UUID> ids) {
        return set(name, UUID[].class, ids.toArray(UUID[]::new));
    }

    /** All rows, each made into the record (components by position) or the plain value. */
    public <R> List<R> list(Class<R> type) {
        NativeQuery<?> query = query();
        query.setTupleTransformer((values, names) -> Rows.into(type, values));
        @SuppressWarnings("unchecked")
        List<R> rows = (List<R>) query.getResultList();
        return rows;
    }

    /** Every row in turn, a few hundred in memory at a time. */
    public <R> void each(Class<R> type, Consumer<R> consumer) {
        NativeQuery<?> query = query().setFetchSize(FETCHED).setReadOnly(true);
        query.setTupleTransformer((values, names) -> Rows.into(type, values));
        try (ScrollableResults<?> rows = query.scroll(ScrollMode.FORWARD_ONLY)) {
            while (rows.next()) {
                consumer.accept(type.cast(rows.get()));
            }
        }
    }

    /** The only row, if there is one. */
    public <R> Optional<R> optional(Class<R> type) {
        List<R> rows = list(type);
        if (rows.size() > 1) {
            throw new IllegalStateException("more than one row");
        }
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.get(0));
    }

    /** The row that must be there. */
    public <R> R one(Class<R> type) {
        return optional(type).orElseThrow(() -> new IllegalStateException("no row"));
    }

    /** Runs a statement that writes; the number of rows it touched. */
    public int update() {
        return query().executeUpdate();
    }

    private NativeQuery<?> query() {
        NativeQuery<?> query = session.createNativeQuery(statement, Object[].class);
        parameters.forEach((name, parameter) -> bind(query, name, parameter));
        return query;
    }

    @SuppressWarnings("unchecked")
    private static <V> void bind(NativeQuery<?> query, String name, Parameter parameter) {
        query.setParameter(name, (V) parameter.value(), (Class<V>) parameter.type());
    }
}
