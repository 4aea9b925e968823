package io.suito.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.stripe.StripeSettings;
import io.suito.testing.Gate;
import io.suito.testing.Marketplace;
import io.suito.testing.StripeProxy;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jobs that go by the calendar have a lane of their own. */
class JobLanesTest {
    private final Marketplace shop = new Marketplace();
    private final StripeProxy stripe = new StripeProxy(shop.sandbox.baseUri());

    @AfterEach
    void close() {
        shop.close();
        stripe.close();
    }

    @Test
    void a_scheduled_run_does_not_wait_for_accounts_that_are_being_read() {
        // nobody loses patience while the account is being read
        shop.startExecutor(
                StripeSide.of(new StripeSettings("sk_test_marketplace", stripe.baseUri(), Duration.ofMinutes(1))));
        UUID partner = shop.partner();
        Gate gate = Gate.at(stripe, "GET /v1/accounts/" + shop.account(partner));
        UUID reading = shop.backoffice.requests().ask("job.account-sync", Map.of(), null);
        gate.awaitArrival();

        shop.job("payout-run");

        assertThat(shop.backoffice.requests().find(reading).status()).isEqualTo("running");
        gate.letGo();
        Marketplace.await(
                "the accounts",
                () -> shop.backoffice.requests().find(reading).status().equals("done"));
    }
}
