package io.suito.sandbox;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of history that is put into the sandbox's books as it is. */
public sealed interface Seed {
    /**
     * A connected account, onboarded and enabled.
     *
     * @param id {@code acct_…}
     */
    record Account(String id, @Nullable String email, Instant created, Map<String, String> metadata) implements Seed {}

    /**
     * A card payment on the platform, succeeded, its money available.
     *
     * @param id {@code pi_…}
     * @param charge {@code ch_…}
     * @param amount yen
     */
    record Payment(
            String id,
            String charge,
            long amount,
            Instant created,
            @Nullable String transferGroup,
            Map<String, String> metadata)
            implements Seed {}
}
