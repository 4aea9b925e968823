package io.suito.app;

import io.suito.database.Transactions;
import io.suito.stripe.KeyPause;
import io.suito.stripe.StripeBinding;
import io.suito.text.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries until it is proved that the key belongs to this database, or that it does not. */
final class BindingAttempts implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(BindingAttempts.class);
    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 60_000;

    /** Trying again with the same key would be answered in the same way, and must not be answered otherwise. */
    private static final Set<String> BELONGS_ELSEWHERE =
            Set.of("stripe.mode_mismatch", "stripe.account_mismatch", "stripe.account_unreadable");

    private final Transactions transactions;
    private final StripeSide stripe;
    private final Consumer<StripeBinding.Bound> proved;
    private final Consumer<Throwable> broken;
    private final boolean afterRejection;
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable Refusal obstacle;

    /** @param afterRejection Stripe has just rejected the key: there is no hurry to ask again */
    BindingAttempts(
            Transactions transactions,
            StripeSide stripe,
            Consumer<StripeBinding.Bound> proved,
            Consumer<Throwable> broken,
            boolean afterRejection) {
        this.afterRejection = afterRejection;
        this.transactions = transactions;
        this.stripe = stripe;
        this.proved = proved;
        this.broken = broken;
    }

    @Override
    public void run() {
        long pause = afterRejection ? LONGEST_PAUSE_MILLIS : FIRST_PAUSE_MILLIS;
        if (afterRejection) {
            sleep(pause);
        }
        while (stop.getCount() > 0 && !isDecided()) {
            first.countDown();
            sleep(pause);
            pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
        }
        first.countDown();
    }

    /** One attempt: true when there is nothing more to be tried. */
    private boolean isDecided() {
        try {
            proved.accept(StripeBinding.verify(transactions, stripe.gateway(), stripe.reader()));
            obstacle = null;
            return true;
        } catch (Refusal e) {
            if (BELONGS_ELSEWHERE.contains(e.code())) {
                broken.accept(e);
                return true;
            }
            tell(e);
            obstacle = e;
            tellPeople(e);
        } catch (RuntimeException e) {
            tell(e);
        } catch (Throwable e) {
            broken.accept(e);
            return true;
        }
        return false;
    }

    private void tell(RuntimeException e) {
        if (stop.getCount() > 0) {
            LOG.warn("nothing can be sent yet: {}", e.toString());
        }
    }

    /** Nobody else may notice: a sender tells of its key itself, and here there has never been one. */
    private void tellPeople(Refusal refusal) {
        if (refusal.code().equals("stripe.key_rejected")) {
            try {
                KeyPause.tellUnlessSomebodySends(transactions, "key_rejected");
            } catch (RuntimeException e) {
                tell(e);
            }
        }
    }

    /** Waits until the first attempt has ended, one way or the other, but not longer than this. */
    void awaitFirst(Duration atMost) {
        await(first, atMost.toMillis());
    }

    /** What the last attempt ended with, if it did not succeed. */
    Optional<Refusal> obstacle() {
        return Optional.ofNullable(obstacle);
    }

    /** No further attempts. */
    void stop() {
        stop.countDown();
    }

    private void sleep(long millis) {
        await(stop, millis);
    }

    private void await(CountDownLatch latch, long millis) {
        try {
            if (latch.await(millis, TimeUnit.MILLISECONDS)) {
                LOG.trace("waited");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }
}
