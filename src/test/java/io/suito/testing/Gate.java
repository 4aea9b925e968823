package io.suito.testing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Holds the next request of a kind on its way to Stripe until it is told to let go. */
public final class Gate {
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    private Gate() {}

    /** A gate for the next such request ({@code POST /v1/transfers}). */
    public static Gate at(StripeProxy stripe, String request) {
        Gate gate = new Gate();
        AtomicBoolean used = new AtomicBoolean();
        stripe.before(seen -> {
            if (seen.equals(request) && used.compareAndSet(false, true)) {
                gate.arrived.countDown();
                await(gate.open);
            }
            return true;
        });
        return gate;
    }

    public void awaitArrival() {
        if (!await(arrived)) {
            throw new AssertionError("no such request came");
        }
    }

    public void letGo() {
        open.countDown();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
