package io.suito.stripe;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command about to be written down.
 *
 * @param account the connected account in whose name it is sent; null for the platform
 * @param moneyOf the connected account whose money it moves, whoever it is sent for
 * @param parameters Stripe's form parameters; amounts in whole yen
 */
public record CommandDraft(
        UUID id,
        String subjectKind,
        UUID subjectId,
        @Nullable UUID groupId,
        String step,
        int round,
        StripeCommandKind kind,
        @Nullable String account,
        String moneyOf,
        String path,
        Map<String, String> parameters) {}
