package io.suito.faults.mutants;

import io.suito.faults.tap.SqlTap;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Holds a transaction up, once, just before one of its statements or its commit; locks and all. */
final class Pause implements SqlTap {
    /** Shorter than the server lets a session be idle in a transaction. */
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Predicate<String> statement;
    private final Predicate<String> commitOf;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    private Pause(Predicate<String> statement, Predicate<String> commitOf) {
        this.statement = statement;
        this.commitOf = commitOf;
    }

    static Pause beforeStatement(Predicate<String> sql) {
        return new Pause(sql, any -> false);
    }

    /** Before the commit of the transaction whose first writing statement this is. */
    static Pause beforeCommitOf(Predicate<String> first) {
        return new Pause(any -> false, first);
    }

    @Override
    public long before(String sql, Connection connection) {
        hold(statement.test(sql));
        return 0;
    }

    @Override
    public long beforeCommit(String first) {
        hold(commitOf.test(first));
        return 0;
    }

    private void hold(boolean here) {
        if (here && goOn.getCount() > 0) {
            reached.countDown();
            await(goOn, LONGEST);
        }
    }

    /** Waits until the transaction is held up. */
    void awaitReached() {
        if (!await(reached, PATIENCE)) {
            throw new IllegalStateException("the transaction to be held up did not come");
        }
    }

    /** Lets it go on. */
    void goOn() {
        goOn.countDown();
    }

    private static boolean await(CountDownLatch latch, Duration longest) {
        try {
            return latch.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
