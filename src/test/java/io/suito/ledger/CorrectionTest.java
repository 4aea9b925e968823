package io.suito.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.request.Answer;
import io.suito.testing.Marketplace;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Ledger life 5: adjustments and voids. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorrectionTest {
    private final Marketplace shop = new Marketplace();

    @BeforeAll
    void start() {
        shop.startExecutor();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void an_adjustment_of_either_sign_is_available_at_once() {
        UUID partner = shop.partner();

        shop.adjust(partner, 7_000);
        assertThat(shop.balances(partner)).isEqualTo(new Balances(0, 0, 7_000, 0, 0, 0, 0));

        shop.adjust(partner, -9_500);
        assertThat(shop.balances(partner)).isEqualTo(new Balances(0, 0, -2_500, 0, 0, 0, 2_500));
    }

    @Test
    void an_adjustment_keeps_its_reason_and_a_key_made_of_the_request() {
        UUID partner = shop.partner();
        UUID request = shop.backoffice
                .requests()
                .ask("ledger.adjust", Map.of("partner_id", partner, "yen", 100), "damaged parcel");
        shop.backoffice.requests().await(request, java.time.Duration.ofSeconds(90));

        assertThat(shop.value(
                        String.class,
                        "select idempotency_key || ' ' || note from public.ledger where partner_id = '" + partner
                                + "'"))
                .isEqualTo("adjustment-" + request + " damaged parcel");
    }

    @Test
    void an_adjustment_needs_a_reason_an_amount_and_a_partner() {
        UUID partner = shop.partner();

        assertThat(shop.refusal("ledger.adjust", Map.of("partner_id", partner, "yen", 100), null))
                .isEqualTo("request.reason_needed");
        assertThat(shop.refusal("ledger.adjust", Map.of("partner_id", partner, "yen", 100), "  "))
                .isEqualTo("request.reason_needed");
        assertThat(shop.refusal("ledger.adjust", Map.of("partner_id", partner, "yen", 0), "why"))
                .isEqualTo("ledger.zero");
        assertThat(shop.refusal("ledger.adjust", Map.of("partner_id", UUID.randomUUID(), "yen", 1), "why"))
                .isEqualTo("partners.unknown");
        assertThat(shop.value(Long.class, "select count(*) from public.ledger where partner_id = '" + partner + "'"))
                .isZero();
    }

    @Test
    void voiding_takes_sale_and_fee_away_together_and_for_good() {
        UUID partner = shop.partner();
        UUID order = shop.order(partner, 5_000, null);
        shop.job("post-sales");

        shop.done("order.void", Map.of("order_id", order), "posted by mistake");
        shop.job("post-sales");
        shop.job("release-deliveries");

        assertThat(shop.values(
                        String.class,
                        "select type || ' ' || status || ' ' || note from public.ledger where order_id = '" + order
                                + "' order by type"))
                .containsExactly("platform_fee void posted by mistake", "sale void posted by mistake");
        assertThat(shop.balances(partner)).isEqualTo(new Balances(0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void only_what_is_pending_can_be_voided_and_only_with_a_reason() {
        UUID partner = shop.partner();
        UUID released = shop.order(partner, 5_000, 8);
        UUID pending = shop.order(partner, 5_000, null);
        shop.job("post-sales");
        shop.job("release-deliveries");

        Answer answer = shop.answer("order.void", Map.of("order_id", released), "too late");
        assertThat(answer.errorCode()).isEqualTo("ledger.nothing_pending");
        assertThat(shop.refusal("order.void", Map.of("order_id", pending), null))
                .isEqualTo("request.reason_needed");
        assertThat(shop.balances(partner)).isEqualTo(new Balances(4_700, 0, 4_700, 0, 0, 0, 0));
    }

    @Test
    void voiding_twice_is_refused() {
        UUID order = shop.order(shop.partner(), 5_000, null);
        shop.job("post-sales");
        shop.done("order.void", Map.of("order_id", order), "once");

        assertThat(shop.refusal("order.void", Map.of("order_id", order), "twice"))
                .isEqualTo("ledger.nothing_pending");
    }
}
