package io.suito.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pace per endpoint: never over the ceiling, cut when turned away, recovered little by little. */
class PacerTest {
    private final Pacer pacer = new Pacer(Map.of("slow", 50.0), 200.0);

    /**
     * Milliseconds that so many turns take. One distance may be lost to a thread that wakes late from the turn before.
     */
    private long millis(String endpoint, int turns) {
        pacer.acquire(endpoint).close();
        long start = System.nanoTime();
        for (int i = 0; i < turns; i++) {
            pacer.acquire(endpoint).close();
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    private void accept(String endpoint, int times) {
        Pacer.Permit permit = pacer.acquire(endpoint);
        for (int i = 0; i < times; i++) {
            permit.accepted();
        }
    }

    private void turnAway(String endpoint, int times) {
        Pacer.Permit permit = pacer.acquire(endpoint);
        for (int i = 0; i < times; i++) {
            permit.turnedAway();
        }
    }

    @Test
    void turns_keep_their_distance() {
        assertThat(millis("slow", 10)).isGreaterThanOrEqualTo(9 * 20);
        assertThat(millis("other", 10)).isGreaterThanOrEqualTo(9 * 5);
    }

    @Test
    void whoever_is_turned_away_goes_slower_also_right_at_the_start() {
        turnAway("slow", 1);

        // 50/s cut to 35/s
        assertThat(millis("slow", 10)).isGreaterThanOrEqualTo(9 * 28);
    }

    @Test
    void those_turned_away_together_are_cut_once() {
        turnAway("slow", 30);

        // cut thirty times it would be 1/s, and this would take ten seconds
        assertThat(millis("slow", 10)).isBetween(9 * 28L, 3_000L);
    }

    @Test
    void one_endpoint_does_not_slow_another_down() {
        turnAway("slow", 1);

        assertThat(millis("other", 4)).isLessThan(250);
    }

    @Test
    void accepted_requests_raise_the_pace_up_to_the_ceiling_and_not_beyond() {
        turnAway("slow", 1);
        accept("slow", 150);
        // 35/s + 150 x 0.05/s
        assertThat(millis("slow", 10)).isBetween(9 * 1_000 / 43L, 2_000L);

        accept("slow", 10_000);
        assertThat(millis("slow", 10)).isGreaterThanOrEqualTo(9 * 20);
    }
}
