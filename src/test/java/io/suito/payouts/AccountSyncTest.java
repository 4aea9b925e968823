package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.sandbox.AccountState;
import io.suito.testing.Marketplace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What Stripe says about the partners' accounts reaches the partners, and lifts nothing that it did not impose. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountSyncTest {
    private final Marketplace shop = new Marketplace();

    record Flags(
            boolean details,
            boolean charges,
            boolean stripePayouts,
            boolean onboarded,
            boolean payoutsEnabled,
            @Nullable String stopReason,
            boolean fresh) {}

    @BeforeAll
    void start() {
        shop.startExecutor();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private Flags sync(UUID partner) {
        shop.job("account-sync");
        return shop.value(
                Flags.class,
                "select stripe_details_submitted, stripe_charges_enabled, stripe_payouts_enabled,"
                        + " stripe_onboarding_completed, payouts_enabled, stop_reason,"
                        + " stripe_account_updated_at > backoffice.clock() - interval '1 minute'"
                        + " from public.partners where id = '" + partner + "'");
    }

    private static final Flags ALL_WELL = new Flags(true, true, true, true, true, null, true);

    @Test
    void an_enabled_account_is_stored_as_such() {
        assertThat(sync(shop.partner())).isEqualTo(ALL_WELL);
    }

    @Test
    void an_account_that_stripe_disables_is_stopped_and_one_that_it_enables_again_is_not() {
        UUID partner = shop.partner();
        shop.stripe().account(shop.account(partner), AccountState.payoutsDisabled("requirements.past_due"));

        assertThat(sync(partner)).isEqualTo(new Flags(true, true, false, true, false, "stripe_disabled", true));
        assertThat(shop.attention("payouts_disabled_by_stripe", partner)).isTrue();
        assertThat(shop.value(
                        String.class,
                        "select disabled_reason from backoffice.stripe_account_details where account_id = '"
                                + shop.account(partner) + "'"))
                .isEqualTo("requirements.past_due");

        shop.stripe().account(shop.account(partner), AccountState.enabled());
        assertThat(sync(partner)).isEqualTo(ALL_WELL);
        assertThat(shop.attention("payouts_disabled_by_stripe", partner)).isFalse();
    }

    @Test
    void no_other_reason_is_ever_lifted() {
        UUID partner = shop.partner();
        shop.done("partner.hold", Map.of("partner_id", partner), "waiting for papers");
        shop.stripe().account(shop.account(partner), AccountState.payoutsDisabled("listed"));
        assertThat(sync(partner).stopReason()).isEqualTo("staff_hold");

        shop.stripe().account(shop.account(partner), AccountState.enabled());

        assertThat(sync(partner)).isEqualTo(new Flags(true, true, true, true, false, "staff_hold", true));
    }

    @Test
    void an_account_that_stripe_no_longer_shows_is_stopped() {
        UUID partner = shop.partner();
        shop.update("update public.partners set stripe_account_id = 'acct_gone' where id = '" + partner + "'");

        Flags flags = sync(partner);

        assertThat(flags.stripePayouts()).isFalse();
        assertThat(flags.charges()).isFalse();
        assertThat(flags.payoutsEnabled()).isFalse();
        assertThat(flags.stopReason()).isEqualTo("stripe_disabled");
        shop.update("update public.partners set stripe_account_id = null where id = '" + partner + "'");
    }

    @Test
    void a_rejected_account_is_stopped() {
        UUID partner = shop.partner();
        shop.stripe().account(shop.account(partner), AccountState.rejected("rejected.fraud"));

        assertThat(sync(partner)).isEqualTo(new Flags(true, false, false, true, false, "stripe_disabled", true));
    }

    @Test
    void requirements_and_a_near_deadline_are_shown_until_they_are_met() {
        UUID partner = shop.partner();
        String account = shop.account(partner);
        shop.stripe()
                .account(
                        account,
                        AccountState.due(
                                List.of("individual.verification.document"),
                                Instant.now().plus(Duration.ofDays(5))));

        assertThat(sync(partner).onboarded()).isFalse();
        assertThat(shop.value(
                        String.class,
                        "select requirements ->> 'currently_due' from backoffice.stripe_account_details"
                                + " where account_id = '" + account + "'"))
                .contains("individual.verification.document");
        assertThat(deadlineShown(account)).isTrue();

        shop.stripe().account(account, AccountState.enabled());
        assertThat(sync(partner).onboarded()).isTrue();
        assertThat(deadlineShown(account)).isFalse();
    }

    private boolean deadlineShown(String account) {
        return shop.value(
                Boolean.class,
                "select exists (select from backoffice.attention_items where kind = 'requirement_deadline'"
                        + " and resolved_at is null and subject = '" + account + "')");
    }

    @Test
    void when_the_time_is_over_known_accounts_wait_for_the_next_time_and_new_ones_do_not() {
        shop.partner();
        shop.job("account-sync");
        UUID fresh = shop.partner();
        Funds funds =
                new Funds(shop.backoffice.transactions(), shop.stripeSide().reader());

        AccountSync.Outcome outcome = new AccountSync(
                        shop.backoffice.transactions(), shop.stripeSide().reader(), funds, Duration.ZERO)
                .run();

        assertThat(outcome.accounts()).isEqualTo(1);
        assertThat(outcome.later()).isPositive();
        assertThat(shop.value(
                        Boolean.class,
                        "select stripe_account_updated_at is not null from public.partners where id = '" + fresh + "'"))
                .isTrue();
    }

    @Test
    void balances_are_kept_as_snapshots_with_their_age() {
        UUID partner = shop.partnerWith(4_000);
        shop.stripe().fund(4_000);
        String account = shop.account(partner);
        // payouts on this account are refused, so the money stays there
        shop.stripe()
                .faults(io.suito.sandbox.FaultRule.reject(
                                "POST /v1/payouts", 400, "invalid_request_error", "account_closed", "closed")
                        .withAccount(account));
        Run run = shop.pay(partner);
        shop.stripe().faults();
        assertThat(shop.item(run, partner).state()).isEqualTo("at_account");
        shop.stripe().fund(77);

        shop.job("account-sync");

        assertThat(snapshot(account)).isEqualTo(4_000);
        assertThat(snapshot("platform")).isEqualTo(shop.stripe().available(platform()));
        PayoutPreview preview =
                PayoutPreview.read(shop.backoffice.transactions(), new PlanRequest(null, null, null, "test", "test"));
        PayoutPreview.Funds funds = Objects.requireNonNull(preview.funds());
        assertThat(funds.available()).isEqualTo(snapshot("platform"));
        assertThat(funds.asOf()).isBetween(preview.asOf().minusSeconds(60), preview.asOf());
    }

    private long snapshot(String account) {
        return shop.value(
                Long.class,
                "select available from backoffice.stripe_balances where account_id = '" + account
                        + "' and read_at > backoffice.clock() - interval '1 minute'");
    }

    private String platform() {
        return shop.value(String.class, "select account_id from backoffice.stripe_binding");
    }
}
