package io.suito.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Ends something in good order when somebody ends the program with Ctrl-C or SIGTERM in the middle of it. */
public final class Interrupted {
    private Interrupted() {}

    /**
     * Does the work; when a signal ends the program before it is done, {@code goodbye} is said first.
     *
     * @param goodbye must come to an end by itself: the program ends after it
     */
    public static <T> T saying(Runnable goodbye, Supplier<T> work) {
        AtomicBoolean over = new AtomicBoolean();
        Thread hook = new Thread(
                () -> {
                    if (!over.get()) {
                        goodbye.run();
                    }
                },
                "suito-interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            over.set(true);
            remove(hook);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            org.slf4j.LoggerFactory.getLogger(Interrupted.class).debug("the program is ending already");
        }
    }
}
