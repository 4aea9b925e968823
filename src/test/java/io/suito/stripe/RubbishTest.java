package io.suito.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.suito.testing.Marketplace;
import io.suito.testing.StripeProxy;
import io.suito.text.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes back with status 200 on a read is understood, or is a refusal with a code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RubbishTest {
    private final Marketplace shop = new Marketplace();
    private final StripeProxy proxy = new StripeProxy(shop.sandbox.baseUri());
    private final StripeReader reader =
            Marketplace.stripeSide(proxy.baseUri(), "sk_test_marketplace").reader();

    @AfterAll
    void close() {
        shop.close();
        proxy.close();
    }

    private List<Runnable> reads() {
        return List.of(
                () -> reader.balance(null),
                () -> reader.platformAccount(),
                () -> reader.account("acct_1"),
                () -> reader.payment("pi_1"),
                () -> reader.payout("acct_1", "po_1"),
                () -> reader.payouts("acct_1"),
                () -> reader.transfersOfGroup("group"),
                () -> reader.transfersSince(Instant.EPOCH),
                () -> reader.reversalsOf("tr_1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "",
                "null",
                "[]",
                "7",
                "\"x\"",
                "<html>captive portal</html>",
                "{\"object\":\"balance\",\"livemode\":false}",
                "{\"object\":\"list\"}",
                "{\"object\":\"list\",\"data\":[]}",
                "{\"object\":\"list\",\"has_more\":false}",
                "{\"object\":\"list\",\"data\":[],\"has_more\":true}",
                "{\"object\":\"list\",\"data\":[{}],\"has_more\":false}",
                "{\"object\":\"list\",\"data\":[null],\"has_more\":false}",
                "{\"id\":\"x\",\"object\":\"account\",\"requirements\":7}",
                "{\"id\":\"other\",\"object\":\"payment_intent\",\"amount\":1,\"status\":\"succeeded\"}",
            })
    void rubbish_is_a_refusal_with_a_code_and_never_an_internal_error(String body) {
        proxy.change((path, answer) -> body);
        proxy.alwaysOk();

        for (Runnable read : reads()) {
            Throwable thrown = catchThrowable(read::run);
            assertThat(thrown)
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.code()).isEqualTo("stripe.unexpected"));
        }
    }

    @Test
    void a_partner_is_not_stopped_for_an_empty_answer() {
        UUID partner = shop.partner();
        proxy.change((path, body) -> path.startsWith("/v1/accounts/") ? "{}" : body);
        shop.startExecutor(Marketplace.stripeSide(proxy.baseUri(), "sk_test_marketplace"));

        shop.job("account-sync");

        assertThat(shop.value(
                        Boolean.class,
                        "select stripe_payouts_enabled and stop_reason is null from public.partners where id = '"
                                + partner + "'"))
                .isTrue();
        shop.stopExecutor();
    }
}
