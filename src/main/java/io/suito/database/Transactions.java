package io.suito.database;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
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

    Transactions(SessionFactory sessions) {
        this.sessions = sessions;
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

    /** As {@link #call}, without a result. */
    public void run(Consumer<Tx> work) {
        call(tx -> {
            work.accept(tx);
            return Boolean.TRUE;
        });
    }

    private <T> T once(Function<Tx, T> work) {
        try (StatelessSession session = sessions.openStatelessSession()) {
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
