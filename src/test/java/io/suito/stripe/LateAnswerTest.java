package io.suito.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.payouts.Run;
import io.suito.testing.Gate;
import io.suito.testing.Marketplace;
import io.suito.testing.StripeProxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sender that lost its lease may still write down what Stripe said, and nothing else. */
class LateAnswerTest {
    private final Marketplace shop = new Marketplace();
    private final StripeProxy stripe = new StripeProxy(shop.sandbox.baseUri());

    @BeforeEach
    void start() {
        begin();
        shop.stripe().fund(1_000_000);
    }

    private void begin() {
        shop.startExecutor(Marketplace.stripeSide(stripe.baseUri(), "sk_test_marketplace"));
    }

    @AfterEach
    void close() {
        shop.close();
        stripe.close();
    }

    @Test
    void the_late_answer_is_appended_and_the_next_sender_acts_on_it_without_sending_again() {
        UUID partner = shop.partnerWith(5_000);
        Run run = shop.plan(List.of(partner));
        Gate gate = Gate.at(stripe, "POST /v1/transfers");
        shop.execute(run);
        gate.awaitArrival();
        UUID other = UUID.randomUUID();
        shop.update("insert into backoffice.executors (incarnation, host, pid) values ('" + other + "', 'other', 1)");
        shop.update("update backoffice.leases set holder = '" + other
                + "', fence = fence + 1, expires_at = clock_timestamp() + interval '1 minute'");

        gate.letGo();
        Marketplace.await(
                "answer written down",
                () -> shop.value(
                                Long.class,
                                "select count(*) from backoffice.stripe_answers where verdict = 'SUCCEEDED'")
                        == 1);
        assertThat(shop.value(String.class, "select state from backoffice.stripe_commands"))
                .isEqualTo("sending");
        assertThat(shop.item(run, partner).state()).isEqualTo("transfer_sent");

        shop.stopExecutor();
        shop.update("update backoffice.leases set expires_at = clock_timestamp()");
        begin();
        shop.awaitItem(run, partner, "submitted");

        assertThat(shop.stripe().requests().stream()
                        .filter(r -> r.method().equals("POST") && r.path().equals("/v1/transfers")))
                .hasSize(1);
        assertThat(shop.atStripe("transfer", shop.item(run, partner))).hasSize(1);
    }

    @Test
    void a_machine_that_slept_between_claim_and_sending_does_not_send_but_treats_the_command_as_unknown() {
        UUID partner = shop.partnerWith(5_000);
        Run run = shop.plan(List.of(partner));
        AtomicBoolean sleeps = new AtomicBoolean(true);
        AtomicLong readings = new AtomicLong();
        shop.stopExecutor();
        shop.startExecutor(shop.stripeSide()
                .with(() -> Instant.EPOCH.plus(
                        sleeps.get() ? Duration.ofDays(readings.incrementAndGet()) : Duration.ZERO)));

        shop.execute(run);
        Marketplace.await(
                "claimed", () -> shop.value(Long.class, "select count(*) from backoffice.stripe_attempts") > 0);
        assertThat(shop.atStripe("transfer", shop.item(run, partner))).isEmpty();

        sleeps.set(false);
        shop.awaitItem(run, partner, "submitted");
        assertThat(shop.atStripe("transfer", shop.item(run, partner))).hasSize(1);
        assertThat(shop.value(
                        Boolean.class,
                        "select bool_or(unknown_before) from backoffice.stripe_commands where step = 'transfer'"))
                .isTrue();
    }
}
