package io.suito.faults.loss;

import io.suito.app.Backoffice;
import io.suito.app.Executor;
import io.suito.database.DatabaseSettings;
import io.suito.faults.Proof;
import io.suito.faults.Result;
import io.suito.faults.Round;
import io.suito.faults.Round.Size;
import io.suito.faults.Trials;
import io.suito.faults.Trials.Trial;
import io.suito.faults.check.Findings;
import io.suito.faults.check.Findings.Kind;
import io.suito.faults.check.Judge;
import io.suito.faults.loss.Losses.Loss;
import io.suito.faults.market.Books;
import io.suito.faults.market.Role;
import io.suito.faults.market.Story;
import io.suito.faults.market.TrialGround;
import io.suito.faults.mutants.Mutants;
import io.suito.faults.mutants.Ordeal;
import io.suito.faults.mutants.Wiring;
import io.suito.faults.tap.TappedDataSource;
import io.suito.testing.DatabaseLine;
import io.suito.testing.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections to the database, acknowledgements of COMMIT and the server itself are lost in mid-run. The program is
 * never started again: it has to get over it.
 */
public final class DatabaseLossProof implements Proof {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseLossProof.class);
    private static final Duration WITHIN = Duration.ofMinutes(4);
    private static final long LATENCY_MILLIS = 30;

    private final AtomicInteger terminated = new AtomicInteger();
    private final AtomicInteger restarted = new AtomicInteger();
    private final AtomicInteger unacknowledged = new AtomicInteger();

    @Override
    public String name() {
        return "database-loss";
    }

    @Override
    public String about() {
        return "connections ended by the server, servers that die and start again, lost acknowledgements of COMMIT";
    }

    @Override
    public Result run(Round round) {
        int sellers = round.of(100, 50, 12);
        DatabaseSettings template = Books.template(Collections.nCopies(sellers, Role.PLAIN), round.seed());
        Trials trials = new Trials(round, 1); // a server that starts again does so for everybody
        List<Trial> list = new ArrayList<>();
        for (int i = 0; i < round.of(20, 2, 1); i++) {
            long seed = round.seed() + i;
            list.add(new Trial("market " + i, () -> one(template, seed, losses(round))));
        }
        trials.run("markets", list);
        String note = terminated + " connections ended, " + restarted + " server restarts, " + unacknowledged
                + " acknowledgements of COMMIT lost, on " + list.size() + " marketplaces";
        round.say(note);
        List<Result.Caught> mutants = round.size() == Size.SMOKE ? List.of() : Ordeal.undergo(ordeals(), round, trials);
        return new Result(
                name(),
                round.seed(),
                terminated.get() + restarted.get() + unacknowledged.get(),
                round.size() == Size.FULL,
                trials.findings(),
                mutants,
                round.size() != Size.SMOKE,
                List.of(note));
    }

    private static List<Loss> losses(Round round) {
        List<Loss> losses = new ArrayList<>(Collections.nCopies(round.of(25, 10, 4), Loss.CONNECTION));
        losses.addAll(Collections.nCopies(round.of(25, 10, 4), Loss.COMMIT));
        losses.addAll(Collections.nCopies(round.of(1, 1, 0), Loss.SERVER));
        return losses;
    }

    private Findings one(DatabaseSettings template, long seed, List<Loss> losses) {
        try (TrialGround ground = TrialGround.prepare(template, seed)) {
            return on(ground, Wiring.PRODUCT, losses, seed, WITHIN);
        }
    }

    private Findings on(TrialGround ground, Wiring wiring, List<Loss> what, long seed, Duration within) {
        DatabaseSettings login = TestPostgres.login(ground.settings(), "superuser");
        Findings findings = new Findings();
        try (DatabaseLine line = new DatabaseLine(ground.settings().url())) {
            Losses losses = new Losses(ground, login, line, what, seed);
            FutureTask<Boolean> losing = new FutureTask<>(losses, true);
            DatabaseSettings through = new DatabaseSettings(line.jdbcUrl(), login.user(), login.password());
            tell(ground, wiring, through, within, losing, findings);
            losses.end();
            require(losing);
            terminated.addAndGet(losses.terminated());
            restarted.addAndGet(losses.restarted());
            unacknowledged.addAndGet(line.lostCommits());
        }
        findings.addAll("", Judge.of(ground));
        return findings;
    }

    @SuppressWarnings("try") // the executor works by being there
    private static void tell(
            TrialGround ground,
            Wiring wiring,
            DatabaseSettings through,
            Duration within,
            FutureTask<Boolean> losing,
            Findings findings) {
        long deadline = System.nanoTime() + within.toNanos();
        try (Backoffice backoffice = Backoffice.open(through, TappedDataSource.through(wiring.sql()));
                Executor executor = backoffice.startExecutor(
                        TrialGround.stripeSide(ground.stripeAddress(), wiring.http()), ground.home())) {
            new Story(backoffice, ground.stripe(), ground.sellers(), within).tellUntilPosted();
            Thread.ofPlatform().daemon().name("losses").start(losing);
            while (true) {
                Duration left = Duration.ofNanos(deadline - System.nanoTime());
                try {
                    new Story(backoffice, ground.stripe(), ground.sellers(), left)
                            .under(List.of(Story.latency(LATENCY_MILLIS)))
                            .tell();
                    return;
                } catch (Story.Stuck e) {
                    findings.add(Kind.STUCK, String.valueOf(e.getMessage()));
                    return;
                } catch (RuntimeException e) {
                    LOG.info("whoever tells the story has lost the database too, and begins anew: {}", e.toString());
                }
            }
        }
    }

    private static void require(FutureTask<Boolean> losing) {
        try {
            losing.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** A program whose settlement is not one transaction does not get over a connection that ends in between. */
    private List<Ordeal> ordeals() {
        return List.of(new Ordeal(
                Mutants.SETTLED_APART,
                Collections.nCopies(12, Role.PLAIN),
                (ground, wiring) ->
                        on(ground, wiring, Collections.nCopies(20, Loss.COMMIT), 1, Duration.ofSeconds(40))));
    }
}
