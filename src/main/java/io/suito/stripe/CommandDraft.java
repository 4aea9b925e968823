package io.suito.stripe;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command about to be written down.
 *
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
        String path,
        Map<String, String> parameters) {}
