package io.suito.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.suito.payouts.Run;
import io.suito.payouts.RunControls;
import io.suito.sandbox.FaultKind;
import io.suito.sandbox.FaultRule;
import io.suito.sandbox.PayoutBehaviour;
import io.suito.sandbox.Seed;
import io.suito.sandbox.StripeShapes;
import io.suito.testing.Marketplace;
import io.suito.testing.StripeProxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever the engine asks of Stripe is something that Stripe's own description of its API knows. */
class SentRequestsTest {
    private static final String KEY = "sk_test_marketplace";

    private final Marketplace shop = new Marketplace();
    private final StripeProxy stripe = new StripeProxy(shop.sandbox.baseUri());
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Set<String> operations = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void read_what_is_sent() {
        assumeTrue(
                StripeShapes.available().isPresent(),
                () -> "Stripe's API description is not in "
                        + StripeShapes.folder().toAbsolutePath() + ": requests are not checked");
        StripeShapes shapes = StripeShapes.available().orElseThrow();
        stripe.read(sent -> {
            operations.add(sent.method() + " " + sent.path().replaceAll("/(acct|tr|po|pi|ch|trr)_[^/]+", "/{id}"));
            wrong.addAll(shapes.request(sent.method(), sent.path(), sent.query(), sent.body()));
        });
        shop.startExecutor(Marketplace.stripeSide(stripe.baseUri(), KEY));
        shop.stripe().fund(1_000_000);
    }

    @AfterEach
    void close() {
        shop.close();
        stripe.close();
    }

    @Test
    void everything_that_is_sent_for_a_run_and_for_what_goes_wrong_in_it_is_as_Stripe_describes_it() {
        anOrderWhosePaymentIsRead();
        shop.job("account-sync");
        UUID partner = shop.partnerWith(5_000);
        Run run = atAccount(partner);
        act("pay-out-again", run, partner);
        shop.awaitItem(run, partner, "submitted");
        anAnswerThatIsLost();
        UUID other = shop.partnerWith(6_000);
        Run back = atAccount(other);
        act("take-back", back, other);
        shop.awaitItem(back, other, "taken_back");
        new RunControls(
                        shop.backoffice.transactions(),
                        Marketplace.stripeSide(stripe.baseUri(), KEY).reader())
                .check(run.runId());

        assertThat(wrong).isEmpty();
        assertThat(operations)
                .contains(
                        "GET /v1/balance",
                        "GET /v1/payment_intents/{id}",
                        "GET /v1/transfers",
                        "GET /v1/payouts",
                        "POST /v1/transfers",
                        "POST /v1/payouts",
                        "POST /v1/transfers/{id}/reversals");
    }

    private void anOrderWhosePaymentIsRead() {
        UUID order = shop.order(shop.partner(), 3_000, null);
        shop.stripe().seed(Stream.of(new Seed.Payment("pi_read", "ch_read", 3_000, Instant.now(), null, Map.of())));
        shop.update("update public.orders set stripe_payment_intent_id = null, stripe_charge_id = null,"
                + " payment_txid = 'pi_read' where id = '" + order + "'");
        shop.job("post-sales");
    }

    /** A run whose payout fails at the bank. */
    private Run atAccount(UUID partner) {
        PayoutBehaviour quick =
                PayoutBehaviour.standard().after(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofHours(1));
        shop.stripe()
                .payoutBehaviour(quick.forAccount(shop.account(partner), PayoutBehaviour.End.FAILED, "account_closed"));
        Run run = shop.pay(partner);
        Marketplace.await("failed at the bank", () -> {
            shop.job("payout-status");
            return shop.item(run, partner).state().equals("at_account");
        });
        shop.stripe().payoutBehaviour(quick);
        return run;
    }

    private void anAnswerThatIsLost() {
        UUID partner = shop.partnerWith(7_000);
        shop.stripe()
                .faults(List.of(FaultRule.of("POST /v1/transfers", FaultKind.ANSWER_LOST_AFTER_EFFECT)
                        .withTimes(1)));
        shop.pay(partner);
        shop.stripe().faults();
    }

    private void act(String action, Run run, UUID partner) {
        shop.done(
                "payout-item." + action,
                Map.of("item_id", shop.item(run, partner).itemId()),
                "test");
    }
}
