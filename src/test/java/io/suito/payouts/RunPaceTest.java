package io.suito.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Remaining time: honest, or not told. */
class RunPaceTest {
    private final AtomicLong now = new AtomicLong(1);
    private final RunPace pace = new RunPace(now::get);

    private void pass(long seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void nothing_is_told_before_there_is_anything_to_judge_by() {
        assertThat(pace.left(100)).isEmpty();
        pass(10);
        assertThat(pace.left(96)).isEmpty();
    }

    @Test
    void the_rest_takes_as_long_as_the_last_half_minute_says() {
        pace.left(100);
        pass(10);
        assertThat(pace.left(80)).contains(Duration.ofSeconds(40));
    }

    @Test
    void what_was_fast_long_ago_does_not_count() {
        pace.left(1_000);
        pass(10);
        pace.left(500);
        pass(31);
        pace.left(490);
        pass(10);
        assertThat(pace.left(480)).contains(Duration.ofMinutes(8));
    }

    @Test
    void what_stands_still_has_no_end() {
        pace.left(100);
        pass(10);
        pace.left(50);
        pass(40);
        pace.left(50);
        pass(20);
        assertThat(pace.left(50)).isEmpty();
    }

    @Test
    void another_run_is_judged_anew() {
        pace.left(100);
        pass(10);
        pace.left(50);
        pace.forget();
        assertThat(pace.left(50)).isEmpty();
    }
}
