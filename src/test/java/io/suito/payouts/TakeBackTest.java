package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.sandbox.FaultRule;
import io.suito.testing.Marketplace;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TakeBackTest {
    private final Marketplace shop = new Marketplace();

    @BeforeEach
    void start() {
        shop.startExecutor();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void money_that_is_gone_from_the_account_cannot_be_taken_back_and_the_item_stays_there() {
        shop.order(shop.partner(), 10_000, 8);
        shop.postAll(1_000_000);
        shop.stripe()
                .faults(
                        FaultRule.reject("POST /v1/payouts", 400, "invalid_request_error", "payouts_not_allowed", "no"),
                        FaultRule.reject(
                                "POST /v1/transfers/*/reversals",
                                400,
                                "invalid_request_error",
                                "balance_insufficient",
                                "The account has less."));
        Run run = shop.runToEnd();
        UUID item = line(run).itemId();
        assertThat(line(run).state()).isEqualTo("at_account");

        shop.done("payout-item.take-back", Map.of("item_id", item), "account closed");

        Marketplace.await("item back at the account", () -> line(run).state().equals("at_account"));
        assertThat(line(run).reason()).isEqualTo("balance_insufficient");
        assertThat(shop.backoffice.runReports().get(run.runId()).state()).isEqualTo("completed");
    }

    private RunReports.ItemLine line(Run run) {
        return shop.backoffice.runReports().items(run.runId(), null).get(0);
    }
}
