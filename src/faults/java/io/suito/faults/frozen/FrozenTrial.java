package io.suito.faults.frozen;

import io.suito.faults.check.Findings;
import io.suito.faults.check.Findings.Kind;
import io.suito.faults.check.Judge;
import io.suito.faults.child.Child;
import io.suito.faults.child.ChildJvms;
import io.suito.faults.market.Resumption;
import io.suito.faults.market.TrialGround;
import io.suito.faults.mutants.Wiring;
import io.suito.faults.tap.Signals;
import io.suito.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One executor freezes with a request in its hands; another one takes over when the lease has ended; the first wakes.
 */
final class FrozenTrial {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ChildJvms jvms;
    private final TrialGround ground;
    private final Freeze freeze;
    private final Wiring wiring;
    private final Random random;

    FrozenTrial(ChildJvms jvms, TrialGround ground, Freeze freeze, Wiring wiring, long seed) {
        this.jvms = jvms;
        this.ground = ground;
        this.freeze = freeze;
        this.wiring = wiring;
        this.random = new Random(seed);
    }

    /** The wiring is that of the one who takes over. */
    Findings run() {
        try (Child child = jvms.start(freeze.start(ground))) {
            freeze(child);
            return freeze.keysForgotten() ? wokenWhileAwaited(child) : wokenAfterwards(child);
        }
    }

    private void freeze(Child child) {
        if (freeze.request().isEmpty()) {
            await(child, () -> !child.said("freezing ").isEmpty());
            return;
        }
        String step = freeze.request().endsWith("payouts") ? "payout" : "transfer";
        await(
                child,
                () -> count("select count(*) from backoffice.stripe_commands where state = 'sending' and step = '"
                                + step + "'")
                        > 0);
        LockSupport.parkNanos(random.nextLong(Freeze.LATENCY_MILLIS * 700_000));
        Signals.stop(child.pid());
    }

    private Findings wokenAfterwards(Child child) {
        String stuck = takeOver();
        Standing before = Standing.of(ground);
        Findings findings = new Findings();
        wakeAndWait(child, findings);
        if (stuck.isEmpty()) {
            // otherwise the one that woke is the only one left who can go on
            before.compare(Standing.of(ground), findings);
        }
        return judged(findings, stuck);
    }

    /** Stripe knows no key any more, so nothing but the sleeper itself can tell what it has sent or will send. */
    private Findings wokenWhileAwaited(Child child) {
        ground.shiftClocks(Duration.ofHours(25));
        ground.stripe().prune();
        FutureTask<String> other = new FutureTask<>(this::takeOver);
        Thread.ofPlatform().daemon().name("takes over").start(other);
        await(
                child,
                () -> other.isDone()
                        || count(
                                        "select count(*) from backoffice.attention_items where kind = 'command_sender_may_wake'")
                                > 0);
        Findings findings = new Findings();
        wakeAndWait(child, findings);
        return judged(findings, result(other));
    }

    private static String result(FutureTask<String> other) {
        try {
            return other.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private String takeOver() {
        return Resumption.of(ground)
                .with(wiring)
                .within(PATIENCE)
                .inHome("another machine")
                .goOn();
    }

    private static void wakeAndWait(Child child, Findings findings) {
        Signals.wake(child.pid());
        int status = child.waitFor(PATIENCE);
        if (status != 0) {
            findings.add(Kind.OTHER, "the one that woke failed: " + status + "\n" + child.errors());
        }
    }

    private Findings judged(Findings findings, String stuck) {
        if (!stuck.isEmpty()) {
            findings.add(Kind.STUCK, stuck);
        }
        findings.addAll("", Judge.of(ground));
        return findings;
    }

    private static void await(Child child, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (!child.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the executor did not come so far\n" + child.errors());
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    private long count(String query) {
        try (Connection connection = TestPostgres.connect(ground.settings());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
