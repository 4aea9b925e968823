package io.suito.database;

import org.hibernate.LockMode;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** A running transaction. Repositories read and write through it; it ends with the work it was given to. */
public final class Tx {
    private final StatelessSession session;

    Tx(StatelessSession session) {
        this.session = session;
    }

    /** SQL with named parameters ({@code :name}), for sets and projections. */
    public Sql sql(String statement) {
        return new Sql(session, statement);
    }

    /** Writes a new entity at once. */
    public void insert(Object entity) {
        session.insert(entity);
    }

    /** Writes a changed entity at once. */
    public void update(Object entity) {
        session.update(entity);
    }

    /** The entity, or null. */
    public <E> @Nullable E find(Class<E> type, Object id) {
        return session.get(type, id);
    }

    /** The entity with its row locked until the end of the transaction, or null. */
    public <E> @Nullable E lock(Class<E> type, Object id) {
        return session.get(type, id, LockMode.PESSIMISTIC_WRITE);
    }
}
