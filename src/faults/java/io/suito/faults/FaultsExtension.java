package io.suito.faults;

import io.suito.cli.CommandExtension;

/** Brings {@code suito faults} to the command line when the proofs' classes are there. */
public final class FaultsExtension implements CommandExtension {
    @Override
    public Object command() {
        return new FaultsCommand();
    }
}
