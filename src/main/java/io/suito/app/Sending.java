package io.suito.app;

import io.suito.payouts.ItemOutcomes;
import io.suito.request.Lease;
import io.suito.stripe.KeyPause;
import io.suito.stripe.Sender;
import io.suito.stripe.StripeBinding;
import io.suito.text.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an executor does with Stripe: there is a sender while its key is proved to belong to this database, and none
 * while it is not. A key that Stripe rejects in mid-run takes the sender away and frees the lease at once, so that an
 * executor with a key that works goes on; this one tries to prove its key again in the background.
 */
final class Sending implements Sender.Owner, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final long DROPPING_SECONDS = 45;
    private static final String KEY_REJECTED = "stripe.key_rejected";

    private final Backoffice backoffice;
    private final StripeSide stripe;
    private final UUID incarnation;
    private final Consumer<Throwable> fail;
    private final AtomicReference<@Nullable Sender> sender = new AtomicReference<>();
    private volatile BindingAttempts binding;
    private volatile @Nullable String rejected;
    private volatile @Nullable Thread dropping;
    private volatile boolean ended;

    Sending(Backoffice backoffice, StripeSide stripe, UUID incarnation, Consumer<Throwable> fail) {
        this.backoffice = backoffice;
        this.stripe = stripe;
        this.incarnation = incarnation;
        this.fail = fail;
        this.binding = attempts(false);
    }

    private BindingAttempts attempts(boolean afterRejection) {
        return new BindingAttempts(backoffice.transactions(), stripe, this::begin, fail, afterRejection);
    }

    /** The key belongs here: from now on commands go out. */
    synchronized void begin(StripeBinding.Bound bound) {
        if (ended) {
            return;
        }
        KeyPause.lift(backoffice.transactions(), bound.leaseName());
        Sender sending = new Sender(
                backoffice.transactions(),
                stripe.gateway(),
                stripe.reader(),
                stripe.pacer(),
                stripe.wall(),
                new Lease(backoffice.transactions(), bound.leaseName(), incarnation),
                incarnation,
                Map.of("payout_item", new ItemOutcomes(backoffice.commands(), backoffice.ledger())),
                this);
        rejected = null;
        sender.set(sending);
        sending.start();
    }

    /** Tries to prove the key in the background; waits for the first attempt, but not longer than this. */
    void tryFor(Duration firstLook) {
        Thread.ofVirtual().name("suito-binding").start(binding);
        binding.awaitFirst(firstLook);
    }

    /** Whether this process may do what needs Stripe. */
    boolean isPossible() {
        return sender.get() != null;
    }

    /** Whether this process is the one that sends at the moment. */
    boolean isActive() {
        Sender sending = sender.get();
        return sending != null && sending.isActive();
    }

    /** Stripe's word on the key of this process, where it was rejected after it had worked. */
    Optional<String> keyProblem() {
        return isPossible() ? Optional.empty() : Optional.ofNullable(rejected);
    }

    /** Why what needs Stripe cannot be done here; empty when it can, or nobody knows yet. */
    Optional<Refusal> obstacle() {
        if (isPossible()) {
            return Optional.empty();
        }
        return rejected != null ? Optional.of(new Refusal(KEY_REJECTED)) : binding.obstacle();
    }

    @Override
    public void broken(Throwable error) {
        fail.accept(error);
    }

    @Override
    public void keyRejected(String code, boolean lasting) {
        Sender useless = sender.get();
        if (useless == null || !sender.compareAndSet(useless, null)) {
            return;
        }
        rejected = code;
        LOG.error("Stripe does not take the key any more ({}): sending is left to others", code);
        dropping = Thread.ofVirtual().name("suito-key-rejected").start(() -> {
            useless.close();
            if (!lasting) {
                tryAgain();
            }
        });
    }

    private void tryAgain() {
        BindingAttempts again = attempts(true);
        binding = again;
        if (!ended) {
            again.run();
        }
    }

    /**
     * Whether something ended so because Stripe does not take the key any more, and not because the key lacks a
     * permission for this alone. Then this process does nothing more that needs Stripe.
     */
    boolean isEndOfKey(Refusal refusal) {
        if (!refusal.code().equals(KEY_REJECTED)) {
            return false;
        }
        if (isPossible()) {
            try {
                stripe.reader().balance(null);
                return false;
            } catch (Refusal e) {
                if (!e.code().equals(KEY_REJECTED)) {
                    return false;
                }
                keyRejected("key_rejected", false);
            }
        }
        return true;
    }

    /** Claims nothing more and proves nothing more; what is on its way is not waited for. */
    void stop() {
        ended = true;
        binding.stop();
        Sender sending = sender.get();
        if (sending != null) {
            sending.stopSending();
        }
    }

    /** Ends in good order: what is on its way is waited for, the lease is given back. */
    @Override
    public void close() {
        stop();
        closeSender();
        Thread last = dropping;
        if (last != null) {
            binding.stop();
            try {
                last.join(TimeUnit.SECONDS.toMillis(DROPPING_SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void closeSender() {
        Sender sending = sender.getAndSet(null);
        if (sending != null) {
            sending.close();
        }
    }
}
