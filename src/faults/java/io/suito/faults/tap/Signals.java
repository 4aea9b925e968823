package io.suito.faults.tap;

import java.io.IOException;
import java.io.UncheckedIOException;

/** SIGSTOP and SIGCONT: a laptop that is closed, and opened again. */
public final class Signals {
    private Signals() {}

    /** Freezes a process. */
    public static void stop(long pid) {
        send("STOP", pid);
    }

    /** Wakes it. */
    public static void wake(long pid) {
        send("CONT", pid);
    }

    private static void send(String signal, long pid) {
        try {
            int status = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill -" + signal + " " + pid + ": " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
