package io.suito.stripe;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a test wants to know of a command's row. */
record Command(
        UUID id,
        String state,
        String key,
        @Nullable String errorCode,
        int lookups,
        boolean lookUpFirst,
        boolean unknownBefore) {}
