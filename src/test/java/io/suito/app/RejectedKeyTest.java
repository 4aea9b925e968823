package io.suito.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.payouts.Run;
import io.suito.testing.Marketplace;
import io.suito.testing.ScheduleWatch;
import io.suito.testing.StripeProxy;
import io.suito.text.Refusal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An executor whose key Stripe stops taking leaves everything that needs Stripe to those whose key works. */
class RejectedKeyTest {
    private final Marketplace shop = new Marketplace();
    private final StripeProxy stripe = new StripeProxy(shop.sandbox.baseUri());

    @TempDir
    private Path elsewhere;

    @BeforeEach
    void fund() {
        shop.stripe().fund(100_000);
    }

    @AfterEach
    void close() {
        shop.close();
        stripe.close();
    }

    private Executor sending() {
        Executor first = shop.startExecutor(Marketplace.stripeSide(stripe.baseUri(), "sk_test_marketplace"));
        Marketplace.await("first sends", first::isSending);
        return first;
    }

    private Executor another() {
        return shop.backoffice.startExecutor(shop.stripeSide(), elsewhere);
    }

    private static void assertGivenUp(Executor executor) {
        Marketplace.await("given up", () -> executor.obstacle().isPresent());
        assertThat(executor.obstacle().map(Refusal::code)).contains("stripe.key_rejected");
        assertThat(executor.isSending()).isFalse();
    }

    @Test
    void another_executor_finishes_the_run_that_the_rejected_one_was_sending() {
        Executor first = sending();
        try (Executor second = another()) {
            UUID partner = shop.partnerWith(5_000);
            stripe.revokeKey(request -> request.startsWith("POST"));

            Run run = shop.pay(partner);

            assertGivenUp(first);
            assertThat(second.isSending()).isTrue();
            assertThat(shop.atStripe("transfer", shop.item(run, partner))).hasSize(1);
            assertThat(shop.item(run, partner).state()).isEqualTo("submitted");
        }
        assertThat(shop.value(Long.class, "select count(*) from backoffice.sender_pauses"))
                .isZero();
    }

    @Test
    void what_needs_stripe_is_not_refused_by_the_rejected_one_but_left_to_others() {
        Executor first = sending();
        stripe.revokeKey(request -> true);

        UUID sync = shop.backoffice.requests().ask("job.account-sync", Map.of(), null);
        assertGivenUp(first);
        assertThat(shop.backoffice.requests().find(sync).status()).isIn("queued", "running");
        UUID partner = shop.partner();
        shop.done("partner.hold", Map.of("partner_id", partner), "works without Stripe");
        assertThat(shop.backoffice.requests().find(sync).status()).isEqualTo("queued");

        try (Executor second = another()) {
            Marketplace.await(
                    "done by the other",
                    () -> shop.backoffice.requests().find(sync).status().equals("done"));
            Marketplace.await("second sends", second::isSending);
        }
    }

    @Test
    void a_look_up_that_the_rejected_one_cannot_make_is_made_by_another() {
        Executor first = sending();
        UUID partner = shop.partnerWith(5_000);
        shop.stripe()
                .faults(io.suito.sandbox.FaultRule.of(
                                "POST /v1/transfers", io.suito.sandbox.FaultKind.ERROR_500_AFTER_EFFECT)
                        .withTimes(1));
        stripe.revokeKey(request -> request.startsWith("GET /v1/transfers"));
        Run run = shop.send(partner);
        assertGivenUp(first);

        try (Executor second = another()) {
            shop.shiftClock(java.time.Duration.ofMinutes(1));
            shop.awaitItem(run, partner, "submitted");
            assertThat(second.isSending()).isTrue();
        }
        assertThat(shop.atStripe("transfer", shop.item(run, partner))).hasSize(1);
    }

    @Test
    void a_date_whose_balance_the_rejected_one_cannot_read_is_paid_by_another() {
        Instant monday = Instant.parse("2026-12-21T00:00:00Z");
        ScheduleWatch.since(shop, monday.minusSeconds(60));
        Executor first = sending();
        UUID partner = shop.partnerWith(5_000);
        shop.setClock(monday);
        stripe.revokeKey(request -> request.startsWith("GET /v1/balance"));

        UUID look = shop.backoffice.requests().ask("job.payout-run", Map.of(), null);
        assertGivenUp(first);
        assertThat(shop.backoffice.requests().find(look).status()).isIn("queued", "running");

        try (Executor second = another()) {
            Marketplace.await("paid out", () -> shop.balances(partner).paidOut() == 5_000);
            assertThat(second.isSending()).isTrue();
        }
    }

    private Executor withWrongKey() {
        return shop.backoffice.startExecutorEvenWithoutStripe(
                Marketplace.stripeSide(shop.sandbox.baseUri(), "sk_test_wrong"), elsewhere);
    }

    private boolean told() {
        return shop.value(Boolean.class, """
                select exists (select from backoffice.attention_items
                                where kind = 'stripe_key_rejected' and resolved_at is null)""");
    }

    @Test
    void a_key_that_is_rejected_at_the_start_is_told_where_nobody_sends_until_somebody_does() {
        sending();
        shop.stopExecutor();

        try (Executor wrong = withWrongKey()) {
            assertThat(wrong.obstacle().map(Refusal::code)).contains("stripe.key_rejected");
            Marketplace.await("told", this::told);

            sending();
            Marketplace.await("settled", () -> !told());
        }
    }

    @Test
    void while_another_sends_a_wrong_key_is_the_matter_of_its_own_program() {
        sending();

        try (Executor wrong = withWrongKey()) {
            Marketplace.await("tried", () -> wrong.obstacle().isPresent());
        }

        assertThat(told()).isFalse();
    }
}
