package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.testing.LongLedger;
import io.suito.testing.Marketplace;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A partner with ten thousand entries; {@code ./suito bench scale} does the same with a hundred thousand. */
class LongLedgerTest {
    /** What the lease leaves for recording an answer. */
    private static final Duration MARGIN = Duration.ofSeconds(16);

    private static Marketplace shop;
    private static LongLedger ledger;

    @BeforeAll
    static void manyEntries() {
        shop = new Marketplace();
        shop.startExecutor();
        shop.stripe().fund(1_000_000_000L);
        ledger = LongLedger.in(shop, 10_000);
    }

    @AfterAll
    static void end() {
        shop.close();
    }

    @Test
    void areFreedAndPaidOnceWithinTheLeasesMargin() {
        Run given = ledger.plan();
        within(() -> ledger.free(given));
        assertThat(shop.balances(ledger.partner()).available()).isEqualTo(ledger.yen());

        Run run = ledger.plan();
        within(() -> ledger.pay(run));
        assertThat(shop.stripe().objects("payout"))
                .extracting(payout -> payout.number("amount"))
                .containsExactly(ledger.yen());
        assertThat(shop.balances(ledger.partner()).available()).isZero();
        assertThat(shop.balances(ledger.partner()).paidOut()).isEqualTo(ledger.yen());
        assertThat(ledger.firstPage()).hasSize(100);
        assertThat(ledger.lastPage()).hasSize(100).allMatch(row -> row.status().equals("paid"));
    }

    private static void within(Runnable work) {
        long start = System.nanoTime();
        work.run();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(MARGIN);
    }
}
