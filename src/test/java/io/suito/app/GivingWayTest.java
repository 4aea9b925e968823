package io.suito.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.text.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What could not be done here for want of Stripe is left to others for half a minute. */
class GivingWayTest {
    private boolean able;
    private long now;
    private final GivingWay way = new GivingWay(() -> able, () -> now);

    private void begin() {
        way.begin(new Refusal("stripe.unreachable"));
    }

    private void pass(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void it_lasts_half_a_minute_and_says_why() {
        assertThat(way.lasts()).isFalse();
        begin();

        pass(29);
        assertThat(way.why()).map(Refusal::code).contains("stripe.unreachable");
        pass(1);
        assertThat(way.lasts()).isFalse();
    }

    @Test
    void with_a_key_that_works_it_lasts_as_long() {
        able = true;
        begin();

        pass(29);
        assertThat(way.lasts()).isTrue();
        pass(1);
        assertThat(way.lasts()).isFalse();
    }

    @Test
    void it_is_over_as_soon_as_a_key_works_that_did_not() {
        begin();

        able = true;

        assertThat(way.lasts()).isFalse();
    }

    @Test
    void a_key_that_is_rejected_meanwhile_and_works_again_ends_it_too() {
        able = true;
        begin();
        able = false;
        assertThat(way.lasts()).isTrue();

        able = true;

        assertThat(way.lasts()).isFalse();
    }
}
