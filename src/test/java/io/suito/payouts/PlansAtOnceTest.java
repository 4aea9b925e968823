package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.ledger.DriftCheck;
import io.suito.ledger.Ledger;
import io.suito.stripe.StripeCommands;
import io.suito.testing.Marketplace;
import io.suito.text.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;

/** Several plans at the same moment: nothing is promised twice, and those who come second are told politely. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlansAtOnceTest {
    private static final int PLANNERS = 6;

    private final Marketplace shop = new Marketplace();
    private final PayoutRuns runs = new PayoutRuns(new StripeCommands(), new Ledger());
    private LocalDate monday = LocalDate.of(2025, 1, 6);

    @BeforeAll
    void start() {
        shop.startExecutor();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    private List<String> planAtOnce(PlanRequest wanted) throws Exception {
        CyclicBarrier together = new CyclicBarrier(PLANNERS);
        try (ExecutorService threads = Executors.newFixedThreadPool(PLANNERS)) {
            List<Future<String>> outcomes = new ArrayList<>();
            for (int i = 0; i < PLANNERS; i++) {
                outcomes.add(threads.submit(() -> {
                    together.await();
                    try {
                        return shop.backoffice
                                .transactions()
                                .call(tx -> runs.plan(tx, wanted))
                                .state();
                    } catch (Refusal e) {
                        return e.code();
                    }
                }));
            }
            List<String> all = new ArrayList<>();
            for (Future<String> outcome : outcomes) {
                all.add(outcome.get());
            }
            return all;
        }
    }

    private PlanRequest request(List<UUID> partners, @Nullable LocalDate date) {
        return new PlanRequest(date, null, date == null ? partners : null, "test", "test");
    }

    private void assertReservedOnce(List<UUID> partners) {
        for (UUID partner : partners) {
            assertThat(shop.balances(partner).inTransit()).isEqualTo(5_000);
            assertThat(shop.balances(partner).available()).isZero();
        }
        assertThat(new DriftCheck(shop.backoffice.transactions()).find()).isEmpty();
    }

    @RepeatedTest(3)
    void of_manual_plans_one_gets_the_money_and_the_others_hear_that_nothing_is_due() throws Exception {
        List<UUID> partners = List.of(shop.partnerWith(5_000), shop.partnerWith(5_000));

        List<String> outcomes = planAtOnce(request(partners, null));

        assertThat(outcomes).containsOnlyOnce("planned").contains("payouts.nothing_due");
        assertThat(outcomes).filteredOn(o -> o.equals("payouts.nothing_due")).hasSize(PLANNERS - 1);
        assertReservedOnce(partners);
    }

    @RepeatedTest(3)
    void of_plans_for_one_date_one_is_made_and_the_others_hear_of_it() throws Exception {
        monday = monday.plusWeeks(2);
        Instant date = Instant.parse(monday + "T00:00:00Z");
        shop.setClock(date.minusSeconds(3_600));
        List<UUID> partners = List.of(shop.partnerWith(5_000), shop.partnerWith(5_000));
        shop.setClock(date);

        List<String> outcomes = planAtOnce(request(partners, monday));

        assertThat(outcomes).containsOnlyOnce("planned");
        assertThat(outcomes).filteredOn(o -> o.equals("payouts.run_exists")).hasSize(PLANNERS - 1);
        assertReservedOnce(partners);
    }
}
