package io.suito.faults.market;

import java.util.UUID;

/**
 * A partner of a trial.
 *
 * @param account the Stripe account, {@code acct_…}
 */
public record Seller(UUID partner, String account, Role role) {
    static Seller of(UUID partner, String account, String name) {
        return new Seller(partner, account, Role.of(name));
    }
}
