package io.suito.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One pace per endpoint, and one for all together. */
class PacerTest {
    private static final String TRANSFERS = StripeCommandKind.TRANSFER_CREATE.code();
    private static final String PAYOUTS = StripeCommandKind.PAYOUT_CREATE.code();

    /** Milliseconds that so many turns of each of these endpoints take. */
    private static long millis(Pacer pacer, int turns, String... endpoints) {
        long start = System.nanoTime();
        for (int i = 0; i < turns; i++) {
            for (String endpoint : endpoints) {
                pacer.acquire(endpoint).depart();
            }
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    @Test
    void each_endpoint_keeps_its_own_pace() {
        Pacer pacer = new Pacer(new PaceLimits(1_000, 100, 20, 28));

        // a quarter of a second may be caught up with
        assertThat(millis(pacer, 25, PAYOUTS)).isGreaterThanOrEqualTo(1_007);
        assertThat(millis(pacer, 25, "read")).isLessThan(1_000);
    }

    @Test
    void all_endpoints_together_keep_the_overall_pace() {
        Pacer pacer = new Pacer(new PaceLimits(20, 100, 100, 28));

        assertThat(millis(pacer, 13, "read", PAYOUTS)).isGreaterThanOrEqualTo(1_007);
    }

    @Test
    void one_endpoint_that_is_turned_away_does_not_slow_another_down() {
        Pacer pacer = new Pacer(new PaceLimits(1_000, 100, 100, 28));
        for (int i = 0; i < 30; i++) {
            Pacer.Permit permit = pacer.acquire(PAYOUTS);
            permit.depart();
            permit.turnedAway();
        }

        assertThat(millis(pacer, 30, "read")).isLessThan(700);
    }

    @Test
    void reads_leave_the_overall_pace_to_commands_while_there_are_any() throws Exception {
        Pacer pacer = new Pacer(PaceLimits.test());
        AtomicInteger reads = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
            for (int i = 0; i < 4; i++) {
                threads.execute(() -> {
                    while (!over.get()) {
                        pacer.acquire(Pacer.READ).depart();
                        reads.incrementAndGet();
                    }
                });
            }
            pacer.acquire(TRANSFERS).depart();
            int before = reads.get();
            assertThat(millis(pacer, 45, TRANSFERS)).isGreaterThan(1_500);
            int beside = reads.get() - before;
            over.set(true);

            // three in a second, and those that had their turn when the first command came
            assertThat(beside).isLessThan(20);
        }
    }

    @Test
    void where_there_is_room_for_all_reads_keep_their_pace() {
        assertThat(PaceLimits.live().readsBesideCommands())
                .isEqualTo(PaceLimits.live().perEndpoint());
        assertThat(PaceLimits.test().readsBesideCommands()).isEqualTo(3);
    }

    @Test
    void a_turn_that_is_given_back_costs_nobody_anything() {
        Pacer pacer = new Pacer(new PaceLimits(10, 10, 10, 28));
        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            pacer.acquire("read").giveBack();
        }

        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(2_000);
    }

    @Test
    void test_mode_starts_at_its_own_published_limit() {
        assertThat(PaceLimits.of(false).perSecond()).isEqualTo(25);
        assertThat(PaceLimits.of(true).perSecond()).isEqualTo(100);
    }
}
