package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.sandbox.FaultRule;
import io.suito.sandbox.PayoutBehaviour;
import io.suito.testing.Marketplace;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One thing at Stripe that cannot be read is its own trouble and nobody else's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnreadableTest {
    private final Marketplace shop = new Marketplace();

    @BeforeAll
    void start() {
        shop.stripe()
                .payoutBehaviour(PayoutBehaviour.standard()
                        .after(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofHours(1)));
        shop.startExecutor();
        shop.stripe().fund(1_000_000);
    }

    @AfterEach
    void calm() {
        shop.stripe().faults();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private static FaultRule gone(String call, String code) {
        return FaultRule.reject(call, code.equals("account_invalid") ? 403 : 400, "invalid_request_error", code, "no");
    }

    private RunControls controls() {
        return new RunControls(shop.backoffice.transactions(), shop.stripeSide().reader());
    }

    @Test
    void an_account_that_stripe_does_not_show_any_more_is_a_difference_of_its_item_and_other_runs_are_compared() {
        UUID gone = shop.partnerWith(3_000);
        Run first = shop.pay(gone);
        Run second = shop.pay(shop.partnerWith(4_000));
        for (String code : new String[] {"account_invalid", "some_new_code"}) {
            shop.stripe().faults(gone("GET /v1/payouts", code).withAccount(shop.account(gone)));

            shop.job("payout-status");

            assertThat(shop.attention("run_controls_differ", first.runId()))
                    .as(code)
                    .isTrue();
            assertThat(shop.value(
                            String.class,
                            "select differences ->> 0 from backoffice.run_controls where run_id = '" + first.runId()
                                    + "'"))
                    .contains(shop.item(first, gone).itemId().toString(), shop.account(gone));
            assertThat(shop.value(
                            Boolean.class,
                            "select agrees from backoffice.run_controls where run_id = '" + second.runId() + "'"))
                    .as(code)
                    .isTrue();
        }
        shop.stripe().faults();
        assertThat(controls().check(first.runId()).agrees()).isTrue();
    }

    @Test
    void a_payout_of_which_stripe_says_something_unexpected_does_not_keep_the_others_from_being_paid() {
        UUID odd = shop.partnerWith(3_000);
        UUID other = shop.partnerWith(4_000);
        Run run = shop.pay(odd, other);
        shop.stripe().faults(gone("GET /v1/payouts/*", "some_new_code").withAccount(shop.account(odd)));

        assertThat(shop.job("payout-status").at("/payouts/unreadable").asInt()).isEqualTo(1);

        assertThat(shop.item(run, other).state()).isEqualTo("paid");
        assertThat(shop.item(run, odd).state()).isEqualTo("submitted");
        shop.stripe().faults();
        shop.job("payout-status");
        assertThat(shop.item(run, odd).state()).isEqualTo("paid");
    }

    @Test
    void an_account_of_which_stripe_says_something_unexpected_does_not_keep_the_others_from_being_synced() {
        UUID odd = shop.partner();
        UUID other = shop.partner();
        String account = shop.account(odd);
        shop.stripe().faults(gone("GET /v1/accounts/" + account, "some_new_code"));

        assertThat(shop.job("account-sync").at("/unreadable").asInt()).isEqualTo(1);

        String synced = "select stripe_account_updated_at is not null from public.partners where id = '";
        assertThat(shop.value(Boolean.class, synced + other + "'")).isTrue();
        assertThat(shop.value(Boolean.class, synced + odd + "'")).isFalse();
        String open = "select count(*) from backoffice.attention_items where kind = 'stripe_account_unreadable'"
                + " and subject = '" + account + "' and resolved_at is null";
        assertThat(shop.value(Long.class, open)).isEqualTo(1);
        shop.stripe().faults();
        shop.job("account-sync");
        assertThat(shop.value(Long.class, open)).isZero();
    }

    @Test
    void a_payment_of_which_stripe_says_something_unexpected_does_not_keep_the_others_from_being_posted() {
        UUID odd = unproven();
        UUID other = unproven();
        String intent =
                shop.value(String.class, "select stripe_payment_intent_id from public.orders where id = '" + odd + "'");
        shop.stripe().faults(gone("GET /v1/payment_intents/" + intent, "some_new_code"));

        shop.job("post-sales");

        assertThat(shop.attention("sale_payment_unreadable", odd)).isTrue();
        assertThat(shop.attention("sale_payment_unknown", other)).isTrue();
        shop.stripe().faults();
        shop.job("post-sales");
        assertThat(shop.attention("sale_payment_unreadable", odd)).isFalse();
        assertThat(shop.attention("sale_payment_unknown", odd)).isTrue();
    }

    /** An order that names a payment which the sandbox does not know, and no charge. */
    private UUID unproven() {
        UUID order = shop.order(shop.partner(), 4_000, 8);
        shop.update("update public.orders set stripe_charge_id = null where id = '" + order + "'");
        return order;
    }
}
