package io.suito.stripe;

import io.suito.database.Transactions;
import io.suito.request.Bell;
import io.suito.request.Lease;
import io.suito.stripe.CommandStore.Claim;
import io.suito.stripe.CommandStore.Due;
import io.suito.text.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends commands to Stripe while it holds the lease; otherwise it stands by. One sender per Stripe account and mode is
 * active at a time, and even a sender that slept through the loss of its lease can do no harm: its requests carry keys
 * that Stripe knows, and its state changes check the fence.
 */
public final class Sender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final long RENEW_SECONDS = 15;
    private static final long LOOK_MILLIS = 130;
    private static final long BREATH_MILLIS = 20;
    private static final long UNRUNG_MILLIS = 1_000;
    private static final long DRAIN_SECONDS = 40;
    private static final Duration REST = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Lease lease;
    private final CommandProcess process;
    private final Pacer pacer;
    private final Fences fences;
    private final UUID incarnation;
    private final boolean livemode;
    private final StripeReader reader;
    private final Owner owner;
    private final Set<UUID> inFlight = ConcurrentHashMap.newKeySet();
    private final Map<StripeCommandKind, Lane> lanes = new EnumMap<>(StripeCommandKind.class);
    private final AccountQueues accounts = new AccountQueues(System::nanoTime);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicBoolean rejected = new AtomicBoolean();
    private volatile OptionalLong fence = OptionalLong.empty();
    private boolean keyInDoubt;

    /** Whose sender it is, and who has to be told what it cannot deal with itself. */
    public interface Owner {
        /** This process cannot go on after that. */
        void broken(Throwable error);

        /**
         * Stripe does not take the key. Nothing more is claimed; whoever is told closes this sender, and must not wait
         * for that here.
         *
         * @param lasting the key as such works and only lacks a permission: proving it again would tell nothing
         */
        void keyRejected(String code, boolean lasting);
    }

    /**
     * The commands of one kind: how many more may be on their way, and what tells that there may be something to do.
     */
    private record Lane(Semaphore places, Bell bell) {}

    /**
     * A sender; {@link #start} sets it to work.
     *
     * @param wall a clock that goes on while the machine is suspended
     * @param reader with the same key: whoever takes over from a rejected key proves its own first
     */
    public Sender(
            Transactions transactions,
            StripeGateway gateway,
            StripeReader reader,
            Pacer pacer,
            InstantSource wall,
            Lease lease,
            UUID incarnation,
            Map<String, CommandSubject> subjects,
            Owner owner) {
        this.owner = owner;
        this.reader = reader;
        this.transactions = transactions;
        this.lease = lease;
        this.pacer = pacer;
        this.incarnation = incarnation;
        this.livemode = gateway.livemode();
        this.fences = new Fences(transactions, incarnation);
        CommandRecorder recorder = new CommandRecorder(lease, incarnation, Map.copyOf(subjects));
        this.process = new CommandProcess(
                transactions,
                gateway,
                recorder,
                new Resolver(transactions, new LookUp(reader), recorder, lease, incarnation),
                wall);
        for (StripeCommandKind kind : StripeCommandKind.values()) {
            lanes.put(kind, new Lane(new Semaphore(pacer.limits().atOnce()), new Bell()));
        }
    }

    /** Begins: tries for the lease and, with it, sends what is due. */
    public void start() {
        workers.execute(() -> loudly(this::keepLease));
        workers.execute(() -> loudly(this::watch));
        for (StripeCommandKind kind : StripeCommandKind.values()) {
            workers.execute(() -> loudly(() -> dispatch(kind)));
        }
    }

    /** A thread that ends by an error ends the process' work, instead of leaving a sender that does not send. */
    private void loudly(Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            owner.broken(e);
        }
    }

    /** Claims nothing more; what is on its way is not waited for. */
    public void stopSending() {
        stop.countDown();
        ringAll(); // who waits for something to do need not wait for that
    }

    private void ringAll() {
        lanes.values().forEach(lane -> lane.bell().ring());
    }

    /** Whether this process is the active sender at the moment. */
    public boolean isActive() {
        return fence.isPresent();
    }

    private void keepLease() {
        while (isRunning()) {
            try {
                renew();
                proveKey();
            } catch (Refusal e) {
                LOG.warn("lease {}: {}", lease.name(), e.getMessage());
                heed(e);
            } catch (RuntimeException e) {
                LOG.warn("lease {} not renewed: {}", lease.name(), e.toString());
            }
            sleep(fence.isPresent() ? TimeUnit.SECONDS.toMillis(RENEW_SECONDS) : 1_000);
        }
    }

    private void renew() {
        OptionalLong now = lease.acquireOrRenew();
        if (now.isPresent() && !now.equals(fence)) {
            LOG.info("sending under fence {}", now.getAsLong());
            keyInDoubt = true;
        } else if (now.isEmpty() && fence.isPresent()) {
            LOG.warn("another executor has taken over the sending");
        }
        boolean drained = inFlight.isEmpty();
        fence = now;
        if (drained) {
            fences.acknowledge(now.isPresent() ? now.getAsLong() : lease.currentFence());
        }
    }

    /** Another executor's key may have been rejected before it gave the lease up; ours may work. */
    private void proveKey() {
        if (keyInDoubt && fence.isPresent()) {
            if (KeyPause.isPaused(transactions, lease.name())) {
                reader.balance(null);
            }
            // also where nothing was paused: a program without a working key may have told that nobody sends
            KeyPause.lift(transactions, lease.name());
            keyInDoubt = false;
        }
    }

    private void dispatch(StripeCommandKind kind) {
        while (isRunning()) {
            try {
                if (!dispatchDue(kind)) {
                    sleep(BREATH_MILLIS);
                    awaitBell(kind);
                }
            } catch (RejectedExecutionException e) {
                return; // closed while it was about to send: nothing was claimed
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("sending {} pauses: {}", kind.code(), e.toString());
                sleep(1_000);
            }
        }
    }

    /** Nothing is asked of the database until there may be something to do. */
    private void awaitBell(StripeCommandKind kind) throws InterruptedException {
        boolean rung = false;
        while (!rung && isRunning()) {
            rung = lane(kind).bell().await(UNRUNG_MILLIS);
        }
    }

    /**
     * One look for commands of all kinds: those that others have queued, and those whose time has come. What follows
     * from our own work rings at once.
     */
    private void watch() {
        while (isRunning()) {
            try {
                fence.ifPresent(current -> transactions
                        .call(tx -> CommandStore.kindsDue(tx, claim(current)))
                        .forEach(code -> lane(StripeCommandKind.of(code)).bell().ring()));
                sleep(LOOK_MILLIS);
            } catch (RuntimeException e) {
                LOG.warn("looking for commands pauses: {}", e.toString());
                sleep(1_000);
            }
        }
    }

    private boolean dispatchDue(StripeCommandKind kind) {
        OptionalLong current = fence;
        if (current.isEmpty()) {
            return false;
        }
        boolean some = false;
        for (Due due : due(kind, current.getAsLong())) {
            if (!isRunning()) {
                return false;
            }
            lane(kind).places().acquireUninterruptibly();
            if (accounts.enter(due.account())) {
                some = true;
                Pacer.Permit permit = pacer.acquire(kind.code());
                inFlight.add(due.id());
                workers.execute(() -> loudly(() -> work(kind, due, current.getAsLong(), permit)));
            } else {
                lane(kind).places().release();
            }
        }
        return some;
    }

    private List<Due> due(StripeCommandKind kind, long underFence) {
        return transactions.call(tx ->
                CommandStore.due(tx, kind, claim(underFence), pacer.limits().atOnce()));
    }

    private Claim claim(long underFence) {
        return new Claim(
                lease.name(),
                livemode,
                underFence,
                incarnation,
                List.copyOf(inFlight),
                List.copyOf(accounts.occupied()));
    }

    private void work(StripeCommandKind kind, Due due, long underFence, Pacer.Permit permit) {
        try {
            process.run(due.id(), underFence, permit, this::isRunning).ifPresent(answer -> heed(due, answer));
        } catch (Refusal e) {
            LOG.warn("command {}: {}", due.id(), e.getMessage());
            rest(due.id());
            heed(e);
        } catch (RuntimeException e) {
            LOG.error("command {}: {}", due.id(), e.toString(), e);
            rest(due.id());
        } finally {
            inFlight.remove(due.id());
            accounts.leave(due.account());
            lane(kind).places().release();
            ringAll(); // what follows from it may be of any kind
        }
    }

    private void heed(Due due, StripeAnswer answer) {
        if (answer.isLockTimeout()) {
            accounts.lockTimeout(due.account());
        } else if (answer.verdict() == Verdict.KEY_REJECTED) {
            keyRejected(Objects.requireNonNullElse(answer.errorCode(), "key_rejected"), answer.isForbidden());
        }
    }

    /** A look-up is answered by Stripe too, and may be the only thing that is to be done. */
    private void heed(Refusal refusal) {
        if (refusal.code().equals("stripe.key_rejected")) {
            fence.ifPresent(current -> transactions.run(tx -> {
                if (lease.isHeld(tx, current, Duration.ZERO)) {
                    KeyPause.pause(tx, lease.name(), "key_rejected");
                }
            }));
            keyRejected("key_rejected", false);
        }
    }

    private void keyRejected(String code, boolean lasting) {
        if (rejected.compareAndSet(false, true)) {
            stopSending();
            owner.keyRejected(code, lasting);
        }
    }

    /** What goes wrong in our own house would go wrong again at once, and fill the log. */
    private void rest(UUID id) {
        try {
            transactions.run(tx -> CommandStore.rest(tx, id, REST));
        } catch (RuntimeException e) {
            sleep(REST.toMillis());
        }
    }

    private Lane lane(StripeCommandKind kind) {
        return Objects.requireNonNull(lanes.get(kind));
    }

    /** Commands this process has in its hands right now. */
    public Collection<UUID> inFlight() {
        return List.copyOf(inFlight);
    }

    private boolean isRunning() {
        return stop.getCount() > 0;
    }

    private void sleep(long millis) {
        try {
            if (stop.await(millis, TimeUnit.MILLISECONDS)) {
                LOG.debug("{} ends", lease.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }

    /** Nothing is in our hands any more, so that nobody need wait for us to wake up with something. */
    private void giveUp() {
        long newest = lease.currentFence();
        lease.release();
        fences.acknowledge(newest + 1);
    }

    /** Stops sending, waits for what is on its way, and gives the lease back. */
    @Override
    public void close() {
        stopSending();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("{} commands are still on their way; the next start resolves them", inFlight.size());
                workers.shutdownNow();
                return;
            }
            giveUp();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Refusal e) {
            LOG.warn("lease not given back: {}", e.code());
        }
    }
}
