package io.suito.request;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one who waits for something to do; rung in vain, or many times, it wakes once. */
public final class Bell {
    private final Semaphore rung = new Semaphore(0);

    /** There may be something to do. */
    public void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /** Waits until it is rung, or for so long. True when it was rung. */
    public boolean await(long millis) throws InterruptedException {
        boolean heard = rung.tryAcquire(millis, TimeUnit.MILLISECONDS);
        if (heard) {
            rung.drainPermits();
        }
        return heard;
    }
}
