package io.suito.tour;

import io.suito.cli.CommandExtension;

/** Brings {@code suito tour} to the command line when its classes are there. */
public final class TourExtension implements CommandExtension {
    @Override
    public Object command() {
        return new TourCommand();
    }
}
