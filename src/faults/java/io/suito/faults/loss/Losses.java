package io.suito.faults.loss;

import io.suito.database.DatabaseSettings;
import io.suito.faults.market.TrialGround;
import io.suito.testing.DatabaseLine;
import io.suito.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Loses connections, acknowledgements of COMMIT and the server of one program, spread evenly over its run: each loss
 * when the run has come so much further.
 */
final class Losses implements Runnable {
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(15);
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(5);

    /** What can be lost. */
    enum Loss {
        CONNECTION,
        COMMIT,
        SERVER
    }

    private final TrialGround ground;
    private final DatabaseSettings program;
    private final DatabaseLine line;
    private final List<Loss> losses;
    private final long seed;
    private final long all;
    private volatile boolean ended;
    private int terminated;
    private int restarted;

    /**
     * Losses to come.
     *
     * @param program its login; nobody else has it
     * @param line between the program and the database
     */
    Losses(TrialGround ground, DatabaseSettings program, DatabaseLine line, List<Loss> losses, long seed) {
        this.ground = ground;
        this.program = program;
        this.line = line;
        this.losses = new ArrayList<>(losses);
        Collections.shuffle(this.losses, new Random(seed));
        this.seed = seed;
        this.all = 2L * ground.sellers().size();
    }

    @Override
    public void run() {
        Random random = new Random(seed);
        for (int i = 0; i < losses.size() && !ended; i++) {
            awaitProgress((i + 1) * all / (losses.size() + 2));
            switch (losses.get(i)) {
                case CONNECTION -> terminate(random);
                case COMMIT -> line.loseCommit();
                case SERVER -> restart();
            }
        }
    }

    /** The story is over, one way or the other. */
    void end() {
        ended = true;
    }

    int terminated() {
        return terminated;
    }

    int restarted() {
        return restarted;
    }

    private void awaitProgress(long done) {
        long deadline = System.nanoTime() + PATIENCE;
        while (!ended
                && !asked(
                        "select count(*) >= " + done + " from backoffice.stripe_commands where state = 'succeeded'")) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the run does not go on");
            }
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }

    private boolean asked(String question) {
        try (Connection connection = TestPostgres.connect(ground.settings());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            return false; // the server starts again just now
        }
    }

    /** One of the program's connections, rather one that is in the middle of a transaction; it has always some. */
    private void terminate(Random random) {
        String statement = """
                select pg_terminate_backend(pid) from pg_stat_activity
                 where usename = '%s' order by (xact_start is not null and random() < 0.8) desc, random() + %s limit 1""".formatted(program.user(), random.nextInt(10));
        while (!ended && !asked(statement)) {
            LockSupport.parkNanos(LOOK_AGAIN);
        }
        terminated++;
    }

    /** A server process dies, whereupon the server throws everybody out and starts again from its log. */
    private void restart() {
        try (Connection connection = TestPostgres.connect(ground.settings());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            new ProcessBuilder("kill", "-KILL", Integer.toString(row.getInt(1)))
                    .start()
                    .waitFor();
            restarted++;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        long deadline = System.nanoTime() + PATIENCE;
        while (!asked("select true") && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }
}
