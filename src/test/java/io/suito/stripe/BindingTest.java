package io.suito.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suito.app.StripeSide;
import io.suito.testing.Marketplace;
import io.suito.testing.StripeProxy;
import io.suito.text.Refusal;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A database belongs to one Stripe account and mode; live and test are never mixed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BindingTest {
    private final Marketplace shop = new Marketplace();
    private final StripeProxy stripe = new StripeProxy(shop.sandbox.baseUri());

    @AfterEach
    void unbind() {
        shop.stopExecutor();
        shop.update("delete from backoffice.stripe_binding");
        shop.shiftClock(java.time.Duration.ZERO);
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
        shop.shiftClock(java.time.Duration.ofHours(1));
        assertThat(shop.brokenRule(
                        "insert into backoffice.stripe_binding (account_id, livemode) values ('acct', true)"))
                .isEqualTo("db.clock_shift_live");
        shop.shiftClock(java.time.Duration.ZERO);
        bind("acct_live", true);
        assertThat(shop.brokenRule("update backoffice.clock_shift set shift = interval '1 second'"))
                .isEqualTo("db.clock_shift_live");
    }
}
