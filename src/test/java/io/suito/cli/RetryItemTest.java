package io.suito.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.payouts.Run;
import io.suito.sandbox.FaultRule;
import io.suito.testing.Desk;
import io.suito.testing.Marketplace;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code suito payouts retry RUN --item ID} pays nothing but what belongs to the run that was named. */
class RetryItemTest {
    private final Desk desk = new Desk();
    private final Marketplace shop = desk.shop;

    @AfterEach
    void close() {
        desk.close();
    }

    private static FaultRule refused(String endpoint, String code) {
        return FaultRule.reject(endpoint, 400, "invalid_request_error", code, "no");
    }

    @Test
    void a_retry_that_stripe_refuses_again_ends_with_1_and_stripes_code() {
        shop.startExecutor();
        shop.stripe().fund(1_000_000);
        UUID partner = shop.partnerWith(4_000);
        shop.stripe().faults(refused("POST /v1/transfers", "account_invalid"));
        Run run = shop.pay(partner);
        String item = shop.item(run, partner).itemId().toString();

        assertThat(desk.run("payouts", "retry", run.runId().toString(), "--item", item, "--yes"))
                .isEqualTo(1);
        assertThat(desk.err()).contains(item).contains("[account_invalid]");
        shop.stripe().faults();
        assertThat(desk.run("payouts", "retry", run.runId().toString(), "--item", item, "--yes"))
                .isZero();
    }

    @Test
    void what_stripe_does_not_do_with_an_item_ends_with_1_and_says_where_the_item_stands() {
        shop.startExecutor();
        shop.stripe().fund(1_000_000);
        UUID partner = shop.partnerWith(4_000);
        shop.stripe().faults(refused("POST /v1/payouts", "payouts_not_allowed"));
        Run run = shop.pay(partner);
        String item = shop.item(run, partner).itemId().toString();

        assertThat(desk.run("payouts", "pay-out-again", item, "--yes", "--json"))
                .isEqualTo(1);
        assertThat(desk.err()).contains("[payouts_not_allowed]");
        assertThat(desk.out()).contains("\"done\" : false").contains("\"code\" : \"payouts_not_allowed\"");
        shop.stripe().faults(refused("POST /v1/transfers/*", "balance_insufficient"));
        assertThat(desk.run("payouts", "take-back", item, "--yes")).isEqualTo(1);
        assertThat(desk.err()).contains("[balance_insufficient]");
        shop.stripe().faults();
        assertThat(desk.run("payouts", "take-back", item, "--yes")).isZero();
    }

    @Test
    void an_item_of_another_run_is_refused_before_anything_is_asked_for() {
        shop.startExecutor();
        shop.stripe().fund(1_000_000);
        Run first = shop.pay(shop.partnerWith(3_000));
        UUID partner = shop.partnerWith(4_000);
        shop.stripe()
                .faults(FaultRule.reject("POST /v1/transfers", 400, "invalid_request_error", "account_invalid", "no"));
        Run second = shop.pay(partner);
        shop.stripe().faults();
        String item = shop.item(second, partner).itemId().toString();

        assertThat(desk.refused("payouts", "retry", first.runId().toString(), "--item", item, "--yes"))
                .isEqualTo("payouts.item_not_in_run");

        assertThat(shop.value(Long.class, "select count(*) from backoffice.requests where kind = 'payout-item.retry'"))
                .isZero();
        assertThat(shop.refusal("payout-item.retry", Map.of("run_id", first.runId(), "item_id", item), null))
                .isEqualTo("payouts.item_not_in_run");
        assertThat(shop.item(second, partner).state()).isEqualTo("failed");
        assertThat(desk.run("payouts", "retry", second.runId().toString(), "--item", item, "--yes"))
                .isZero();
        assertThat(shop.item(second, partner).state()).isEqualTo("submitted");
    }

    @Test
    void a_retry_of_a_run_is_asked_for_with_the_numbers_that_were_printed() {
        shop.startExecutor();
        shop.stripe().fund(1_000_000);
        UUID partner = shop.partnerWith(4_000);
        shop.stripe().faults(refused("POST /v1/transfers", "account_invalid"));
        Run run = shop.pay(partner);
        shop.stripe().faults();

        assertThat(desk.run("payouts", "retry", run.runId().toString(), "--yes"))
                .isZero();

        assertThat(shop.value(
                        String.class,
                        "select concat(payload ->> 'items', ' of ', payload ->> 'yen') from backoffice.requests"
                                + " where kind = 'payout-run.retry'"))
                .isEqualTo("1 of 4000");
    }
}
