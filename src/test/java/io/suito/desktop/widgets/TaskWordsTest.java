package io.suito.desktop.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.tasks.RunningTask.Standing;
import io.suito.desktop.text.Texts;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How far long work is, in numbers, and no guess where there is nothing to judge by. */
class TaskWordsTest {
    private final Texts texts = new Texts(Locale.ENGLISH);

    private String words(long done, long total, int seconds) {
        return TaskWords.of(new Standing(done, total, Duration.ofSeconds(seconds)), texts);
    }

    @Test
    void counts_and_remaining_time_are_said() {
        assertThat(words(2_500, 10_000, 10)).isEqualTo("2,500 of 10,000, about 30 s left");
        assertThat(words(1_000, 10_000, 60)).isEqualTo("1,000 of 10,000, about 9 min left");
    }

    @Test
    void without_a_total_it_counts_on() {
        assertThat(words(12_000, 0, 10)).isEqualTo("12,000 so far");
    }

    @Test
    void nothing_is_guessed_at_the_beginning_or_at_the_end() {
        assertThat(words(0, 10_000, 5)).isEmpty();
        assertThat(words(10, 10_000, 1)).isEqualTo("10 of 10,000");
        assertThat(words(10_000, 10_000, 40)).isEqualTo("10,000 of 10,000");
    }
}
