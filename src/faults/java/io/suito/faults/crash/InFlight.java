package io.suito.faults.crash;

import io.suito.faults.child.Child;
import io.suito.faults.market.TrialGround;
import io.suito.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** SIGKILL at a random moment, and whether a command was at Stripe at that moment. */
final class InFlight {
    static final long LATENCY_MILLIS = 120;

    private final TrialGround ground;
    private final Random random;
    private Instant before = Instant.MAX;
    private Instant after = Instant.MIN;

    InFlight(TrialGround ground, Random random) {
        this.ground = ground;
        this.random = random;
    }

    /** Lets the program send some commands, at most so many, then kills it somewhere within the latency of the last. */
    void kill(Child child, int atMost) throws SQLException {
        int commands = 1 + random.nextInt(atMost);
        long delay = random.nextLong(LATENCY_MILLIS * 1_000_000);
        try (Connection connection = TestPostgres.connect(ground.settings());
                Statement statement = connection.createStatement()) {
            while (child.isAlive() && sent(statement) < commands) {
                LockSupport.parkNanos(2_000_000);
            }
        }
        LockSupport.parkNanos(delay);
        before = ground.stripe().now();
        child.kill();
        after = ground.stripe().now();
    }

    private static int sent(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select count(*) from backoffice.stripe_attempts")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Whether a request that changes something had arrived at Stripe before the kill and was answered after it. */
    boolean hit() {
        return ground.stripe().requests().stream()
                .filter(request -> request.method().equals("POST"))
                .anyMatch(request -> request.at().isBefore(before)
                        && request.at().plusMillis(request.millis()).isAfter(after));
    }
}
