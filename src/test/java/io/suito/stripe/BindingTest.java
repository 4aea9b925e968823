package io.suito.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suito.app.StripeSide;
import io.suito.sandbox.FaultKind;
import io.suito.sandbox.FaultRule;
import io.suito.sandbox.Limits;
import io.suito.sandbox.SandboxOptions;
import io.suito.sandbox.SandboxServer;
import io.suito.testing.Marketplace;
import io.suito.testing.StripeProxy;
import io.suito.text.Refusal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A database belongs to one Stripe account and mode; live and test are never mixed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BindingTest {
    private static final FaultRule NO_PERMISSION = FaultRule.reject(
            "GET /v1/account",
            403,
            "invalid_request_error",
            "more_permissions_required",
            "The provided key does not have the required permissions for this endpoint.");

    @TempDir
    static Path elsewhere = Path.of("");

    private final Marketplace shop = new Marketplace();
    private final StripeProxy stripe = new StripeProxy(shop.sandbox.baseUri());

    @AfterEach
    void unbind() {
        shop.stopExecutor();
        shop.update("delete from backoffice.stripe_binding");
        shop.shiftClock(Duration.ZERO);
        shop.stripe().faults();
        stripe.change((path, body) -> body);
    }

    @AfterAll
    void close() {
        shop.close();
        stripe.close();
    }

    private StripeSide side() {
        return Marketplace.stripeSide(stripe.baseUri(), "sk_test_marketplace");
    }

    private void assertRefused(StripeSide side, String code) {
        assertThatThrownBy(() -> shop.startExecutor(side))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private void bind(String account, boolean livemode) {
        shop.update("insert into backoffice.stripe_binding (account_id, livemode) values ('" + account + "', "
                + livemode + ")");
    }

    @Test
    void the_first_executor_binds_the_database_and_the_lease_names_account_and_mode() {
        shop.startExecutor(side());

        assertThat(shop.value(Boolean.class, "select livemode from backoffice.stripe_binding"))
                .isFalse();
        assertThat(shop.value(
                        Boolean.class,
                        "select exists (select from backoffice.leases, backoffice.stripe_binding"
                                + " where name = 'stripe-sender:' || account_id || ':test')"))
                .isTrue();
    }

    @Test
    void a_database_of_another_mode_is_refused() {
        bind("acct_any", true);

        assertRefused(side(), "stripe.mode_mismatch");
    }

    @Test
    void a_key_whose_account_answers_in_another_mode_is_refused() {
        stripe.change((path, body) -> body.replace("\"livemode\":false", "\"livemode\":true"));

        assertRefused(side(), "stripe.mode_mismatch");
        assertThat(shop.value(Long.class, "select count(*) from backoffice.stripe_binding"))
                .isZero();
    }

    @Test
    void a_database_of_another_account_is_refused() {
        bind("acct_other", false);

        assertRefused(side(), "stripe.account_mismatch");
    }

    private void theKeyMayNotReadItsAccount() {
        shop.stripe().faults(NO_PERMISSION);
    }

    private void somethingWasPaidFromHere() {
        shop.startExecutor(side());
        shop.stripe().fund(1_000_000);
        shop.pay(shop.partnerWith(5_000));
        shop.stopExecutor();
    }

    @Test
    void a_key_that_may_not_read_its_account_binds_the_mode_alone_and_works_again_the_next_time() {
        theKeyMayNotReadItsAccount();

        somethingWasPaidFromHere();

        assertThat(shop.value(String.class, "select account_id from backoffice.stripe_binding"))
                .isEqualTo("unknown");
        shop.startExecutor(side());
    }

    @Test
    void a_key_that_may_not_read_its_account_proves_by_a_former_transfer_that_it_is_the_bound_one() {
        somethingWasPaidFromHere();
        theKeyMayNotReadItsAccount();

        shop.startExecutor(side());

        assertThat(shop.value(String.class, "select account_id from backoffice.stripe_binding"))
                .startsWith("acct_");
    }

    @Test
    void a_key_that_may_not_read_its_account_and_does_not_see_our_transfers_is_refused() {
        theKeyMayNotReadItsAccount();
        somethingWasPaidFromHere();
        try (SandboxServer other = SandboxServer.start(SandboxOptions.inDirectory(elsewhere)
                .withPort(0)
                .withSecretKey("sk_test_other")
                .withLimits(Limits.none()))) {
            other.control().faults(NO_PERMISSION);

            assertRefused(Marketplace.stripeSide(other.baseUri(), "sk_test_other"), "stripe.account_unreadable");

            other.control().faults();
            assertRefused(Marketplace.stripeSide(other.baseUri(), "sk_test_other"), "stripe.account_mismatch");
        }
    }

    @Test
    void a_key_that_may_not_read_its_account_is_refused_where_another_key_has_bound_and_nothing_was_sent() {
        try (Marketplace fresh = new Marketplace()) {
            fresh.update("insert into backoffice.stripe_binding (account_id, livemode) values ('acct_other', false)");
            fresh.stripe().faults(NO_PERMISSION);

            assertThatThrownBy(() -> fresh.startExecutor())
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.code()).isEqualTo("stripe.account_unreadable"));
        }
    }

    @Test
    void an_account_that_cannot_be_read_for_another_reason_binds_nothing() {
        shop.stripe()
                .faults(FaultRule.of("GET /v1/account", FaultKind.RUBBISH_BEFORE_EFFECT)
                        .withStatus(200));

        assertRefused(side(), "stripe.unexpected");
        assertThat(shop.value(Long.class, "select count(*) from backoffice.stripe_binding"))
                .isZero();
    }

    @Test
    void a_stripe_that_hangs_is_told_after_one_deadline() {
        shop.stripe()
                .faults(FaultRule.of("GET /v1/balance", FaultKind.HANG_BEFORE_EFFECT)
                        .withMillis(20_000));
        StripeSide impatient =
                StripeSide.of(new StripeSettings("sk_test_marketplace", shop.sandbox.baseUri(), Duration.ofSeconds(1)));
        long began = System.nanoTime();

        assertRefused(impatient, "stripe.unreachable");

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void a_wrong_key_is_refused() {
        assertRefused(Marketplace.stripeSide(stripe.baseUri(), "sk_test_wrong"), "stripe.key_rejected");
    }

    @Test
    void a_stripe_that_cannot_be_reached_is_told() {
        assertRefused(
                Marketplace.stripeSide(URI.create("http://127.0.0.1:1"), "sk_test_marketplace"), "stripe.unreachable");
    }

    @Test
    void rubbish_instead_of_stripe_is_told() {
        stripe.change((path, body) -> "<html>captive portal</html>");

        assertThatThrownBy(() -> shop.startExecutor(side())).isInstanceOf(Refusal.class);
    }

    @Test
    void a_clock_is_not_shifted_in_live_mode_and_a_shifted_one_not_bound_to_it() {
        shop.shiftClock(Duration.ofHours(1));
        assertThat(shop.brokenRule(
                        "insert into backoffice.stripe_binding (account_id, livemode) values ('acct', true)"))
                .isEqualTo("db.clock_shift_live");
        shop.shiftClock(Duration.ZERO);
        bind("acct_live", true);
        assertThat(shop.brokenRule("update backoffice.clock_shift set shift = interval '1 second'"))
                .isEqualTo("db.clock_shift_live");
    }
}
