package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.listing.Question;
import io.suito.listing.Sort;
import io.suito.listing.Turn;
import io.suito.testing.Gate;
import io.suito.testing.Marketplace;
import io.suito.testing.StripeProxy;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An item of an ended run that is sent again is money on its way, as that of a run which still executes. */
class SentAgainTest {
    private final Marketplace shop = new Marketplace();
    private final StripeProxy stripe = new StripeProxy(shop.sandbox.baseUri());

    @AfterEach
    void close() {
        shop.close();
        stripe.close();
    }

    @Test
    void what_is_sent_again_is_under_way_and_taken_off_the_balance_until_it_has_arrived_at_stripe() {
        shop.startExecutor(Marketplace.stripeSide(stripe.baseUri(), "sk_test_marketplace"));
        shop.stripe().fund(1_000_000);
        UUID partner = shop.partnerWith(20_000);
        Run run = shop.plan();
        shop.done("partner.hold", Map.of("partner_id", partner), "looked at");
        shop.execute(run);
        shop.awaitState(run.runId(), "completed");
        RunReports reports = shop.backoffice.runReports();
        assertThat(reports.going()).isEmpty();
        assertThat(reports.underWay().items()).isZero();
        assertThat(reports.stillToSend(null)).isZero();
        shop.done("partner.resume", Map.of("partner_id", partner, "stop", "staff_hold"), "all right");

        Gate gate = Gate.at(stripe, "POST /v1/transfers");
        shop.done("payout-item.retry", Map.of("item_id", shop.item(run, partner).itemId()), "all right");
        gate.awaitArrival();

        assertThat(reports.going())
                .singleElement()
                .satisfies(going -> assertThat(going.ended()).isZero());
        assertThat(reports.underWay()).isEqualTo(new RunReports.UnderWay(1, 20_000));
        assertThat(reports.stillToSend(null)).isEqualTo(20_000);
        assertThat(reports.status(run.runId()).moving()).isEqualTo(1);
        Question newestFirst = Question.all(Sort.descending("as_of"));
        assertThat(shop.backoffice
                        .transactions()
                        .call(tx -> RunList.LISTING.page(tx, newestFirst, Turn.first(), 10))
                        .rows())
                .singleElement()
                .satisfies(row -> assertThat(row.moving()).isEqualTo(1));
        gate.letGo();
        Marketplace.await("arrived", () -> reports.going().isEmpty());
        assertThat(reports.stillToSend(null)).isZero();
    }
}
