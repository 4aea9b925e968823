package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.ledger.Balances;
import io.suito.ledger.DriftCheck;
import io.suito.testing.Marketplace;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PayoutRunTest {
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
    void a_run_pays_every_partner_once_and_settles_the_ledger() {
        UUID partner = shop.partner();
        shop.order(partner, 10_000, 8);
        shop.order(partner, 2_000, 9);
        shop.order(partner, 50_000, 2);
        shop.order(partner, 7_000, null);
        shop.postAll(1_000_000);

        Run run = shop.runToEnd();

        // 10,000 - 600 + 2,000 - 150
        assertThat(shop.stripe().objects("transfer")).singleElement().satisfies(transfer -> {
            assertThat(transfer.number("amount")).isEqualTo(11_250);
            assertThat(transfer.text("transfer_group")).startsWith("payout-item-");
        });
        assertThat(shop.stripe().objects("payout"))
                .singleElement()
                .satisfies(payout -> assertThat(payout.number("amount")).isEqualTo(11_250));
        assertThat(shop.balances(partner)).isEqualTo(new Balances(6_580, 47_000, 0, 0, 0, 11_250, 0));
        assertThat(new DriftCheck(shop.backoffice.transactions()).find()).isEmpty();
        RunReports.RunStatus status = shop.backoffice.runReports().status(run.runId());
        assertThat(status.submitted()).isEqualTo(1);
        assertThat(status.total()).isEqualTo(11_250);
        RunControls.Controls controls = new RunControls(
                        shop.backoffice.transactions(), shop.stripeSide().reader())
                .check(run.runId());
        assertThat(controls.differences()).isEmpty();
        assertThat(controls.agrees()).isTrue();
        assertThat(controls.stripePayouts()).isEqualTo(11_250);
    }
}
