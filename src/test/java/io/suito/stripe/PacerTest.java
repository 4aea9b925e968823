package io.suito.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One pace per endpoint, and one for all together. */
class PacerTest {
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
