package io.suito.faults.tap;

import java.util.concurrent.Semaphore;

/**
 * The end of a process in which several programs live, each with its own database, Stripe and home: one that comes to
 * its halt goes no step further, and when each stands at its halt (or is through), the process stops existing: no
 * shutdown hook, no finally, no goodbye. So one start of a JVM serves several ends.
 */
public final class EndTogether {
    /** The exit status of a process that halted itself: as after SIGKILL. */
    public static final int STATUS = 137;

    /** Programs that live at the same time. */
    private static final int AT_ONCE = 4;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private int awaited;
    private boolean anyHalted;

    /**
     * For a process.
     *
     * @param programs that live in it
     */
    public EndTogether(int programs) {
        this.awaited = programs;
    }

    /** Waits for its turn: programs that live ask the database all the time, and those that halted do not. */
    public void awaitTurn() {
        places.acquireUninterruptibly();
    }

    /** The end of one of them. */
    public End of(int program) {
        return new End() {
            @Override
            public void reached(String where) {
                ChildTalk.say("halted " + program + " " + where);
                oneLess(true);
                End.standStill();
            }

            @Override
            public boolean isForGood() {
                return true;
            }
        };
    }

    /** One of them came to its end without a halt. */
    public void isThrough() {
        oneLess(false);
    }

    private synchronized void oneLess(boolean halted) {
        places.release();
        anyHalted |= halted;
        awaited--;
        if (awaited == 0 && anyHalted) {
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
