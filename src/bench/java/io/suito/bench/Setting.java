package io.suito.bench;

import java.util.function.Consumer;

/**
 * How a bench is to be run.
 *
 * @param rounds including the first, which is dropped
 */
public record Setting(long size, int rounds, Consumer<String> progress) {
    /** Tells how far it is. */
    public void say(String line) {
        progress.accept(line);
    }
}
