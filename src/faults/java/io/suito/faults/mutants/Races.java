package io.suito.faults.mutants;

import io.suito.app.Backoffice;
import io.suito.app.Executor;
import io.suito.faults.market.Role;
import io.suito.faults.market.Seller;
import io.suito.faults.market.Story;
import io.suito.faults.market.TrialGround;
import io.suito.faults.tap.TappedDataSource;
import io.suito.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Two things at the same time, put so that the second comes exactly into the middle of the first. */
public final class Races {
    private static final Duration HEAD_START = Duration.ofSeconds(6);

    private Races() {}

    /** Two plans at once, and a correction while a transfer is claimed; then the story goes on to its end. */
    public static List<Ordeal> ordeals() {
        return List.of(
                new Ordeal(Mutants.NO_UNIQUE_RESERVATION, List.of(Role.PLAIN), (ground, wiring) -> {
                    planWhilePlanning(ground, wiring);
                    return Ordeal.toItsEnd(ground, wiring);
                }),
                new Ordeal(Mutants.BALANCE_NOT_LOCKED, List.of(Role.CORRECTED_LATE), (ground, wiring) -> {
                    correctWhileClaiming(ground, wiring);
                    return Ordeal.toItsEnd(ground, wiring);
                }));
    }

    /** A second plan is asked for while the first one's transaction is about to commit. */
    @SuppressWarnings("try") // executors work by being there
    public static void planWhilePlanning(TrialGround ground, Wiring wiring) {
        Pause pause = Pause.beforeCommitOf(sql -> sql.contains("insert into public.payout_runs"));
        try (Backoffice first = open(ground, wiring, pause);
                Backoffice second = open(ground, wiring, Pause.beforeStatement(sql -> false))) {
            try (Executor poster = start(first, ground, wiring, "first")) {
                new Story(first, ground.stripe(), ground.sellers(), Duration.ofSeconds(20)).tellUntilPosted();
                first.requests().ask("payout-run.plan", Map.of(), "proof");
                pause.awaitReached();
                try (Executor planner = start(second, ground, wiring, "second")) {
                    UUID plan = second.requests().ask("payout-run.plan", Map.of(), "proof");
                    giveTime(ground, second, plan);
                    pause.goOn();
                    second.requests().await(plan, Duration.ofSeconds(20));
                }
            }
        }
    }

    /** A negative correction is posted after the last look at a partner and before the transfer is claimed. */
    @SuppressWarnings("try") // executors work by being there
    private static void correctWhileClaiming(TrialGround ground, Wiring wiring) {
        Pause pause = Pause.beforeStatement(sql -> sql.contains("set unknown_before = unknown_before or"));
        try (Backoffice backoffice = open(ground, wiring, pause);
                Executor executor = start(backoffice, ground, wiring, "home")) {
            Thread story = Thread.ofPlatform().start(() -> {
                try {
                    new Story(backoffice, ground.stripe(), ground.sellers(), Duration.ofSeconds(20)).tell();
                } catch (Story.Stuck e) {
                    // the checker will see how far it came
                }
            });
            pause.awaitReached();
            Seller seller = ground.sellers().get(0);
            UUID correction = backoffice
                    .requests()
                    .ask("ledger.adjust", Map.of("partner_id", seller.partner(), "yen", Role.CORRECTION), "proof");
            giveTime(ground, backoffice, correction);
            pause.goOn();
            backoffice.requests().await(correction, Duration.ofSeconds(20));
            join(story);
        }
    }

    /** Until it is answered, or waits for a lock: then it has come to the one that is held up. */
    private static void giveTime(TrialGround ground, Backoffice backoffice, UUID request) {
        long until = System.nanoTime() + HEAD_START.toNanos();
        while (!backoffice.requests().find(request).isFinal() && !somebodyWaits(ground) && System.nanoTime() < until) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static boolean somebodyWaits(TrialGround ground) {
        try (Connection connection = TestPostgres.connect(ground.settings());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select exists (select from pg_stat_activity
                                        where datname = current_database() and wait_event_type = 'Lock')""")) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Backoffice open(TrialGround ground, Wiring wiring, Pause pause) {
        return Backoffice.open(
                ground.settings(),
                source -> TappedDataSource.through(wiring.sql())
                        .apply(TappedDataSource.through(pause).apply(source)));
    }

    private static Executor start(Backoffice backoffice, TrialGround ground, Wiring wiring, String home) {
        return backoffice.startExecutor(
                TrialGround.stripeSide(ground.stripeAddress(), wiring.http()), ground.home(home));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
