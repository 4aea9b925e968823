package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.sandbox.Limits;
import io.suito.testing.Marketplace;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Under limits tighter than published, everybody is still paid, once, and few requests are turned away. */
class PacingTest {
    private final Marketplace shop = new Marketplace();

    @BeforeEach
    void start() {
        shop.startExecutor();
        shop.stripe().fund(1_000_000);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void a_run_under_tight_limits_pays_everybody_once() {
        List<UUID> partners = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            partners.add(shop.partnerWith(3_000 + i));
        }
        shop.stripe().limits(new Limits(1_000, 12, 8, 30));

        Run run = shop.pay(partners.toArray(UUID[]::new));

        shop.stripe().limits(Limits.none());
        RunReports.RunStatus status = shop.backoffice.runReports().status(run.runId());
        assertThat(status.submitted()).isEqualTo(16);
        assertThat(shop.stripe().objects("transfer")).hasSize(16);
        assertThat(shop.stripe().objects("payout")).hasSize(16);
        assertThat(shop.stripe().requests().stream().filter(r -> r.status() == 429))
                .hasSizeBetween(1, 40);
    }
}
