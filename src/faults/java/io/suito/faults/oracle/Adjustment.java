package io.suito.faults.oracle;

import java.util.UUID;

/**
 * An amount that staff posted to a partner by hand, available at once: an opening balance, a correction, a debt.
 *
 * @param yen negative where it takes money from the partner
 */
public record Adjustment(UUID partnerId, long yen) {}
