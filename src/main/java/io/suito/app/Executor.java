package io.suito.app;

import io.suito.payouts.Funds;
import io.suito.payouts.RunSchedule;
import io.suito.request.Bell;
import io.suito.request.Incarnations;
import io.suito.request.RequestExecutor;
import io.suito.request.RequestHandler;
import io.suito.schedule.Jobs;
import io.suito.schedule.Jobs.Job;
import io.suito.schedule.WakeUps;
import io.suito.stripe.StaleCommands;
import io.suito.stripe.StripeBinding;
import io.suito.stripe.StripeReader;
import io.suito.text.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that acts: it carries out requests and jobs, keeps its heartbeat, and sends commands when it holds the
 * lease. What needs no Stripe it does also while it cannot prove that its key belongs to this database: a hold must not
 * wait for somebody else's network.
 */
public final class Executor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Executor.class);
    private static final long HEARTBEAT_MILLIS = 5_000;
    private static final long TROUBLE_MILLIS = 1_000;
    private static final Duration FIRST_LOOK = Duration.ofSeconds(3);

    private final Incarnations incarnations;
    private final RequestExecutor requests;
    private final Jobs jobs;
    private final StaleCommands stale;
    private final SilentExecutors silent;
    private final Backoffice backoffice;
    private final Set<String> needStripe = new HashSet<>();
    private final Set<String> byCalendar;
    private final GivingWay givingWay;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Sending sending;
    private final RequestBells bells;

    private Executor(Backoffice backoffice, StripeSide stripe, Incarnations incarnations, Path home) {
        this.backoffice = backoffice;
        this.incarnations = incarnations;
        this.sending = new Sending(backoffice, stripe, incarnations.self().id(), this::fail);
        this.bells = new RequestBells(backoffice.unpooled());
        Funds funds = new Funds(backoffice.transactions(), stripe.reader());
        Map<String, RequestHandler> handlers = new Handlers(backoffice, funds::refresh, home).all();
        this.jobs = JobList.of(backoffice, stripe::reader, () -> bound(stripe));
        this.stale = new StaleCommands(backoffice.transactions());
        this.silent = new SilentExecutors(backoffice.transactions());
        handlers.forEach((kind, handler) -> {
            if (handler.needsStripe()) {
                needStripe.add(kind);
            }
        });
        needStripe.addAll(kinds(Job::needsStripe));
        this.byCalendar = kinds(job -> job.calendar() != null);
        this.givingWay = new GivingWay(sending::isPossible, System::nanoTime);
        this.requests = new RequestExecutor(
                backoffice.transactions(), incarnations.self().id(), handlers, jobs.byKind(), ability());
    }

    /** The way to Stripe, while the key is proved; else why there is none, where that is known. */
    private Optional<StripeReader> bound(StripeSide stripe) {
        if (sending.isPossible()) {
            return Optional.of(stripe.reader());
        }
        sending.obstacle().ifPresent(why -> {
            throw why;
        });
        return Optional.empty();
    }

    private RequestExecutor.Ability ability() {
        return new RequestExecutor.Ability() {
            @Override
            public boolean mayTake(String kind) {
                return byCalendar.contains(kind) ? !givingWay.lasts() : sending.isPossible() || !needsStripe(kind);
            }

            @Override
            public boolean isForOthers(String kind, Refusal refusal) {
                if (byCalendar.contains(kind) && RunSchedule.isForOthers(refusal.code())) {
                    sending.isEndOfKey(refusal); // then it is given up here; the date is for others in any case
                    givingWay.begin(refusal);
                    return true;
                }
                return needsStripe(kind) && sending.isEndOfKey(refusal);
            }
        };
    }

    private Set<String> kinds(Predicate<Job> which) {
        return jobs.all().stream().filter(which).map(Job::kind).collect(Collectors.toSet());
    }

    /**
     * Starts, with a key that is proved to belong to this database.
     *
     * @throws Refusal {@code stripe.key_rejected}, {@code stripe.unreachable}, {@code stripe.mode_mismatch},
     *     {@code stripe.account_mismatch}
     */
    static Executor start(Backoffice backoffice, StripeSide stripe, Path home) {
        StripeBinding.Bound bound = StripeBinding.verify(backoffice.transactions(), stripe.gateway(), stripe.reader());
        Executor executor =
                new Executor(backoffice, stripe, Incarnations.register(backoffice.transactions(), home), home);
        executor.sending.begin(bound);
        executor.begin();
        return executor;
    }

    /**
     * Starts also while Stripe does not answer or does not take the key: then it does what needs no Stripe, and goes on
     * trying.
     *
     * @throws Refusal {@code stripe.mode_mismatch}, {@code stripe.account_mismatch}: nothing at all is done with a key
     *     that belongs elsewhere
     */
    static Executor startEvenWithoutStripe(Backoffice backoffice, StripeSide stripe, Path home) {
        Executor executor =
                new Executor(backoffice, stripe, Incarnations.register(backoffice.transactions(), home), home);
        executor.sending.tryFor(FIRST_LOOK);
        if (executor.failure.get() != null) {
            executor.close();
            executor.requireAlive();
        }
        executor.begin();
        return executor;
    }

    private void begin() {
        requests.refuseUnknownKinds();
        lane("requests", requests::workOne);
        lane("jobs", requests.jobLane(kind -> !byCalendar.contains(kind))::workOne);
        // a run on its date does not wait until a hundred thousand accounts have been read
        lane("calendar", requests.jobLane(byCalendar::contains)::workOne);
        bells.begin();
        loop("heartbeat", () -> {
            incarnations.heartbeat();
            stale.raise();
            silent.look();
            requests.refuseUnknownKinds();
            pause(HEARTBEAT_MILLIS);
        });
    }

    /** From now on asks for the scheduled jobs too: what a lasting executor does, and a single command does not. */
    public void keepSchedule() {
        WakeUps wakeUps = new WakeUps(incarnation(), backoffice.dataSource(), backoffice.transactions(), jobs);
        threads.add(Thread.ofVirtual().name("suito-schedule").start(() -> wakeUps.keep(stop)));
    }

    public Jobs jobs() {
        return jobs;
    }

    /** Whether this process is the one that sends at the moment. */
    public boolean isSending() {
        return sending.isActive();
    }

    /** Stripe's word on the key of this process, where it was rejected after it had worked. */
    public Optional<String> keyProblem() {
        return sending.keyProblem();
    }

    /** Why this process cannot do what needs Stripe; empty when it can, or does not know yet. */
    public Optional<Refusal> obstacle() {
        return sending.obstacle();
    }

    /** Why a request of this kind waits here for Stripe; empty when it need not, or nobody knows yet. */
    public Optional<Refusal> obstacle(String kind) {
        if (byCalendar.contains(kind)) {
            return givingWay.why();
        }
        return needsStripe(kind) ? obstacle() : Optional.empty();
    }

    private boolean needsStripe(String kind) {
        return needStripe.contains(kind);
    }

    public UUID incarnation() {
        return incarnations.self().id();
    }

    /**
     * Nothing has broken that this process cannot go on without.
     *
     * @throws Refusal {@code request.executor_broken}, or why the key must not be used here
     */
    public void requireAlive() {
        Throwable broken = failure.get();
        if (broken instanceof Refusal refusal) {
            throw refusal;
        }
        if (broken != null) {
            throw new Refusal(
                    broken, "request.executor_broken", broken.getClass().getSimpleName());
        }
    }

    /** Ends all work of this process, loudly; whoever waits for it is told by {@link #requireAlive}. */
    private void fail(Throwable broken) {
        if (failure.compareAndSet(null, broken)) {
            Throwable trace = broken instanceof Refusal ? null : broken;
            LOG.error("executor {} does nothing any more: {}", incarnation(), broken.getMessage(), trace);
        }
        stop.countDown();
        bells.close();
        sending.stop();
    }

    /** Takes what is there, then waits until there may be more. */
    private void lane(String name, BooleanSupplier work) {
        Bell bell = bells.add();
        loop(name, () -> {
            if (!work.getAsBoolean()) {
                await(bell);
            }
        });
    }

    private void await(Bell bell) {
        try {
            bell.await(bells.patience());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }

    /** Goes on until the end; trouble with the database is waited out, anything worse is not. */
    private void loop(String name, Runnable turn) {
        threads.add(Thread.ofVirtual().name("suito-" + name).start(() -> {
            while (stop.getCount() > 0) {
                try {
                    turn.run();
                } catch (RuntimeException e) {
                    LOG.warn("{}: {}", name, e.toString());
                    pause(TROUBLE_MILLIS);
                } catch (Throwable e) {
                    fail(e);
                }
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
        bells.close();
        sending.close();
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
