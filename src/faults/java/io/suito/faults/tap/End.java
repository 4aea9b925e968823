package io.suito.faults.tap;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** What happens to a program where its {@link Halt} is. */
public interface End {
    /** Its halt is here; comes back only if it is to live on. */
    void reached(String where);

    /** Whether nothing of it may go on after that. */
    boolean isForGood();

    /** Stands still for ever. */
    static void standStill() {
        while (true) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                // there is nothing this thread may still do
            }
        }
    }

    /** Freezes the whole process, once; somebody must wake it. */
    static End frozen() {
        AtomicBoolean frozen = new AtomicBoolean();
        return new End() {
            @Override
            public void reached(String where) {
                if (frozen.compareAndSet(false, true)) {
                    ChildTalk.say("freezing " + where);
                    Signals.stop(ProcessHandle.current().pid());
                }
            }

            @Override
            public boolean isForGood() {
                return false;
            }
        };
    }
}
