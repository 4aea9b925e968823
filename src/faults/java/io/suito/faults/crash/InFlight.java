package io.suito.faults.crash;

import io.suito.faults.child.Child;
import io.suito.faults.market.TrialGround;
import io.suito.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** SIGKILL at a random moment, and whether a command was at Stripe at that moment. */
final class InFlight {
    /** Long beside everything else a program does, so that most are hit while a command is at Stripe. */
    static final long LATENCY_MILLIS = 1_000;

    /** A little less than the latency: looking at four clocks and the kill itself take some time. */
    private static final long LATEST_NANOS = 850_000_000;

    private final List<TrialGround> grounds;
    private final Random random;
    private final Map<TrialGround, Instant> before = new HashMap<>();
    private final Map<TrialGround, Instant> after = new HashMap<>();

    InFlight(List<TrialGround> grounds, Random random) {
        this.grounds = grounds;
        this.random = random;
    }

    /**
     * Lets one of the programs send some commands, at most so many, then kills the process somewhere within the latency
     * of the last.
     */
    void kill(Child child, int atMost) throws SQLException {
        TrialGround ground = grounds.get(random.nextInt(grounds.size()));
        int commands = 1 + random.nextInt(atMost);
        long delay = random.nextLong(LATEST_NANOS);
        try (Connection connection = TestPostgres.connect(ground.settings());
                Statement statement = connection.createStatement()) {
            while (child.isAlive() && sent(statement) < commands) {
                LockSupport.parkNanos(20_000_000);
            }
        }
        LockSupport.parkNanos(delay);
        grounds.forEach(each -> before.put(each, each.stripe().now()));
        child.kill();
        grounds.forEach(each -> after.put(each, each.stripe().now()));
    }

    private static int sent(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select count(*) from backoffice.stripe_attempts")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Whether a request that changes something had arrived at Stripe before the kill and was answered after it. */
    boolean hit(TrialGround ground) {
        return ground.stripe().requests().stream()
                .filter(request -> request.method().equals("POST"))
                .anyMatch(request -> request.at().isBefore(before.get(ground))
                        && request.at().plusMillis(request.millis()).isAfter(after.get(ground)));
    }
}
