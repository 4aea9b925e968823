package io.suito.faults.check;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payout item as the books have it; amount in yen. */
record Item(
        UUID id,
        UUID partner,
        String account,
        long amount,
        String state,
        int round,
        @Nullable String transfer,
        @Nullable String payout) {}
