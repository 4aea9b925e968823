package io.suito.desktop.runs;

import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Partners whom words find, by the definition that holds for every list; asked once for the same words. */
final class PartnersFound {
    private final Function<String, Set<UUID>> ask;
    private String words = "";
    private Set<UUID> found = Set.of();

    /** @param ask finds them; beside the window's thread */
    PartnersFound(Function<String, Set<UUID>> ask) {
        this.ask = ask;
    }

    synchronized boolean are(UUID partner, Object typed) {
        if (!words.equals(typed)) {
            found = ask.apply(typed.toString());
            words = typed.toString();
        }
        return found.contains(partner);
    }
}
