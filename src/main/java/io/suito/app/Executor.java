package io.suito.app;

import io.suito.payouts.Funds;
import io.suito.payouts.ItemOutcomes;
import io.suito.request.Incarnations;
import io.suito.request.JobHandler;
import io.suito.request.Lease;
import io.suito.request.RequestExecutor;
import io.suito.schedule.Jobs;
import io.suito.stripe.KeyPause;
import io.suito.stripe.Sender;
import io.suito.stripe.StaleCommands;
import io.suito.stripe.StripeBinding;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that acts: it carries out requests and jobs, keeps its heartbeat, and sends commands when it holds the
 * lease.
 */
public final class Executor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Executor.class);
    private static final long IDLE_MILLIS = 50;
    private static final long HEARTBEAT_MILLIS = 5_000;
    private static final long TROUBLE_MILLIS = 1_000;

    private final Incarnations incarnations;
    private final Sender sender;
    private final RequestExecutor requests;
    private final Jobs jobs;
    private final StaleCommands stale;
    private final String leaseName;
    private final Backoffice backoffice;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final java.util.List<Thread> threads = new java.util.ArrayList<>();

    private Executor(
            Backoffice backoffice, StripeSide stripe, Incarnations incarnations, StripeBinding.Bound bound, Path home) {
        this.backoffice = backoffice;
        this.incarnations = incarnations;
        this.leaseName = bound.leaseName();
        UUID me = incarnations.self().id();
        Funds funds = new Funds(backoffice.transactions(), stripe.reader());
        this.jobs = JobList.of(backoffice, stripe::reader);
        this.stale = new StaleCommands(backoffice.transactions());
        this.requests = new RequestExecutor(
                backoffice.transactions(), me, new Handlers(backoffice, funds::refresh, home).all(), jobHandlers());
        this.sender = new Sender(
                backoffice.transactions(),
                stripe.gateway(),
                stripe.reader(),
                stripe.pacer(),
                new Lease(backoffice.transactions(), leaseName, me),
                me,
                Map.of("payout_item", new ItemOutcomes(backoffice.commands(), backoffice.ledger())));
    }

    private Map<String, JobHandler> jobHandlers() {
        Map<String, JobHandler> handlers = new HashMap<>();
        jobs.byKind().forEach((kind, work) -> handlers.put(kind, request -> work.get()));
        return handlers;
    }

    /**
     * Starts.
     *
     * @throws io.suito.text.Refusal {@code stripe.key_rejected}, {@code stripe.unreachable},
     *     {@code stripe.mode_mismatch}, {@code stripe.account_mismatch}
     */
    static Executor start(Backoffice backoffice, StripeSide stripe, Path home) {
        StripeBinding.Bound bound = StripeBinding.verify(backoffice.transactions(), stripe.gateway(), stripe.reader());
        KeyPause.lift(backoffice.transactions(), bound.leaseName());
        Incarnations incarnations = Incarnations.register(backoffice.transactions(), home);
        Executor executor = new Executor(backoffice, stripe, incarnations, bound, home);
        executor.begin();
        return executor;
    }

    private void begin() {
        requests.refuseUnknownKinds();
        loop("requests", IDLE_MILLIS, requests::workOne);
        loop("jobs", IDLE_MILLIS, requests::workOneJob);
        loop("heartbeat", HEARTBEAT_MILLIS, () -> {
            incarnations.heartbeat();
            stale.raise();
            requests.refuseUnknownKinds();
            return false;
        });
        sender.start();
    }

    /** From now on asks for the scheduled jobs too: what a lasting executor does, and a single command does not. */
    public void keepSchedule() {
        loop("schedule", HEARTBEAT_MILLIS, () -> {
            jobs.askForWhatIsDue();
            return false;
        });
    }

    public Jobs jobs() {
        return jobs;
    }

    /** Whether this process is the one that sends at the moment. */
    public boolean isSending() {
        return sender.isActive();
    }

    /** Why nothing is sent although there is something to send, if that is so: Stripe's word on the key. */
    public java.util.Optional<String> keyProblem() {
        return KeyPause.code(backoffice.transactions(), leaseName);
    }

    public UUID incarnation() {
        return incarnations.self().id();
    }

    /** Works until there is nothing to do, then waits; trouble with the database is waited out. */
    private void loop(String name, long idleMillis, BooleanSupplier work) {
        threads.add(Thread.ofVirtual().name("suito-" + name).start(() -> {
            while (stop.getCount() > 0) {
                long pause = idleMillis;
                try {
                    if (work.getAsBoolean()) {
                        continue;
                    }
                } catch (RuntimeException e) {
                    LOG.warn("{}: {}", name, e.toString());
                    pause = TROUBLE_MILLIS;
                }
                pause(pause);
            }
        }));
    }

    private void pause(long millis) {
        try {
            if (stop.await(millis, TimeUnit.MILLISECONDS)) {
                LOG.debug("ending");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }

    /** Ends in good order: what is on its way is waited for, the lease is given back. */
    @Override
    public void close() {
        stop.countDown();
        sender.close();
        for (Thread thread : threads) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        incarnations.close();
    }
}
