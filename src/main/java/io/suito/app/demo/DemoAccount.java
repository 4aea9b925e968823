package io.suito.app.demo;

import java.util.UUID;

/**
 * A connected Express account that must exist at Stripe for the demo data to be true.
 *
 * @param accountId {@code acct_…}
 * @param partnerId for the account's metadata, as is the name
 * @param payoutsEnabled whether Stripe allows payouts; charges are enabled and details submitted on all of them
 */
public record DemoAccount(String accountId, String email, UUID partnerId, String partnerName, boolean payoutsEnabled) {}
