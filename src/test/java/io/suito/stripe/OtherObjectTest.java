package io.suito.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.payouts.Run;
import io.suito.testing.Marketplace;
import io.suito.testing.StripeProxy;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer with status 200 that is not what was asked for moves nothing in the books. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherObjectTest {
    private final Marketplace shop = new Marketplace();
    private final StripeProxy proxy = new StripeProxy(shop.sandbox.baseUri());

    @BeforeAll
    void start() {
        shop.startExecutor(Marketplace.stripeSide(proxy.baseUri(), "sk_test_marketplace"));
        shop.stripe().fund(1_000_000);
    }

    @AfterEach
    void calm() {
        proxy.change((path, body) -> body);
        proxy.before(request -> true);
        shop.stripe().faults();
    }

    @AfterAll
    void close() {
        shop.close();
        proxy.close();
    }

    /** The first answer to that call is something else; what Stripe did, it did. */
    private void answerOnce(String call, String instead) {
        AtomicInteger left = new AtomicInteger(1);
        proxy.change((path, body) -> path.equals(call) && left.getAndDecrement() > 0 ? instead : body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"x1\",\"object\":\"error\"}",
                "{\"id\":\"tr_x\",\"object\":\"transfer\",\"amount\":1,\"currency\":\"jpy\",\"livemode\":false}"
            })
    void a_transfer_that_is_not_the_one_asked_for_is_looked_up_and_the_true_one_is_taken(String body) {
        UUID partner = shop.partnerWith(3_000);
        answerOnce("/v1/transfers", body);

        Run run = shop.pay(partner);

        assertThat(shop.atStripe("transfer", shop.item(run, partner)))
                .singleElement()
                .satisfies(transfer -> assertThat(transfer.id())
                        .isEqualTo(shop.value(
                                String.class,
                                "select transfer_id from backoffice.payout_items where id = '"
                                        + shop.item(run, partner).itemId() + "'")));
        assertThat(shop.item(run, partner).state()).isEqualTo("submitted");
    }

    @Test
    void a_payout_of_which_stripe_tells_something_else_is_not_settled_before_it_is_found() {
        UUID partner = shop.partnerWith(3_000);
        answerOnce("/v1/payouts", "{\"id\":\"po_x2\",\"object\":\"list\"}");

        Run run = shop.pay(partner);

        assertThat(shop.atStripe("payout", shop.item(run, partner)))
                .singleElement()
                .satisfies(payout -> assertThat(payout.id())
                        .isEqualTo(shop.item(run, partner).payoutId()));
        assertThat(shop.value(
                        String.class,
                        "select stripe_payout_id from public.ledger where type = 'payout' and partner_id = '" + partner
                                + "'"))
                .startsWith("po_")
                .isNotEqualTo("po_x2");
    }

    @Test
    void a_transfer_of_another_amount_under_our_name_stays_unknown_and_is_shown_to_a_person() {
        UUID partner = shop.partnerWith(3_000);
        proxy.before(request -> !request.equals("POST /v1/transfers")); // no answer, and nothing reaches Stripe

        Run run = shop.send(partner);
        Marketplace.await("sent once", () -> shop.item(run, partner).state().equals("transfer_sent"));
        shop.behindOurBack(
                "/v1/transfers",
                "amount=1000&currency=jpy&destination=" + shop.account(partner) + "&transfer_group=payout-item-"
                        + shop.item(run, partner).itemId(),
                null);
        shop.shiftClock(Duration.ofHours(24)); // too old for its key: looked up
        UUID command = shop.value(
                UUID.class,
                "select id from backoffice.stripe_commands where subject_id = '"
                        + shop.item(run, partner).itemId() + "'");

        Marketplace.await("shown", () -> shop.attention("command_other_object", command));
        assertThat(shop.item(run, partner).state()).isEqualTo("transfer_sent");
        assertThat(shop.stripe().objects("transfer").stream()
                        .filter(t -> t.metadata("command_id").equals(command.toString())))
                .isEmpty();
    }
}
