package io.suito.app.demo;

import java.util.UUID;

/**
 * A partner who owes the platform money. It sold nothing since the cut-over, so an adjustment of minus this amount
 * leaves exactly this debt.
 *
 * @param yen positive, in yen
 * @param text why, in Japanese
 */
public record DemoDebt(UUID partnerId, long yen, String text) {}
