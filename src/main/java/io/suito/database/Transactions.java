package io.suito.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.hibernate.exception.JDBCConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way to run a transaction. Serialization failures and deadlocks roll back and run again, so the work must have
 * no effect outside the transaction. A connection lost at commit leaves the outcome unknown: it is reported, never
 * repeated here; callers look at the rows again.
 */
public final class Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final int ATTEMPTS = 8;

    private final SessionFactory sessions;
    private final DataSource dataSource;
    private final Map<Connection, Thread> atWork = new ConcurrentHashMap<>();

    Transactions(SessionFactory sessions, DataSource dataSource) {
        this.sessions = sessions;
        this.dataSource = dataSource;
    }

    /**
     * Runs the work in a transaction and commits it.
     *
     * @throws io.suito.text.Refusal what the work or a rule in the database refuses; everything is rolled back
     */
    public <T> T call(Function<Tx, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (RuntimeException e) {
                SQLException sql = SqlErrors.sqlException(e);
                if (sql == null || !SqlErrors.isTransient(sql) || attempt == ATTEMPTS) {
                    throw SqlErrors.translate(e);
                }
                LOG.info("transaction repeated, attempt {}: {}", attempt, sql.getSQLState());
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(5_000_000L, 20_000_000L << attempt));
            }
        }
    }

    /**
     * Reads several things as they stand at one moment: what others change in the meantime is not seen.
     *
     * @param work reads only; the database refuses it to write
     */
    public <T> T ofOneMoment(Function<Tx, T> work) {
        return call(tx -> {
            tx.sql("set transaction isolation level repeatable read, read only").update();
            return work.apply(tx);
        });
    }

    /** As {@link #call}, without a result. */
    public void run(Consumer<Tx> work) {
        call(tx -> {
            work.accept(tx);
            return Boolean.TRUE;
        });
    }

    private <T> T once(Function<Tx, T> work) {
        Connection connection = connect();
        atWork.put(connection, Thread.currentThread());
        try (StatelessSession session =
                sessions.withStatelessOptions().connection(connection).openStatelessSession()) {
            Transaction transaction = session.beginTransaction();
            T result;
            try {
                result = work.apply(new Tx(session));
            } catch (RuntimeException | Error e) {
                rollback(transaction, e);
                throw e;
            }
            transaction.commit();
            return result;
        } finally {
            giveBack(connection);
        }
    }

    /**
     * Breaks the connection that a thread is working on, if it is: its transaction fails with
     * {@code db.connection_lost}, also where the line is silent and would be waited for. Meant for reads: of a change
     * nobody would know what became.
     */
    public void breakOff(Thread worker) {
        atWork.forEach((connection, thread) -> {
            if (thread.equals(worker)) {
                try {
                    connection.abort(Runnable::run);
                } catch (SQLException e) {
                    LOG.info("connection not broken off: {}", e.getSQLState());
                }
            }
        });
    }

    private Connection connect() {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw new JDBCConnectionException("no connection", e);
        }
    }

    /** What became of the transaction is known by now; a connection that breaks here changes nothing about it. */
    private void giveBack(Connection connection) {
        atWork.remove(connection);
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.info("connection not given back: {}", e.getSQLState());
        }
    }

    private static void rollback(Transaction transaction, Throwable cause) {
        try {
            transaction.rollback();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}
