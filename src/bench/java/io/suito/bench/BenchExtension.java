package io.suito.bench;

import io.suito.cli.CommandExtension;

/** Brings {@code suito bench} to the command line when its classes are there. */
public final class BenchExtension implements CommandExtension {
    @Override
    public Object command() {
        return new BenchCommand();
    }
}
