package io.suito.desktop.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days as people type them in Japan; what could mean two is not guessed. */
class TypedDateTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-07-13",
                "2026/7/13",
                "2026.07.13",
                "2026年7月13日",
                "20260713",
                " 2026 - 07 - 13 ",
                "２０２６－０７－１３",
                "２０２６／７／１３",
                "２０２６年７月１３日",
                "2026−07−13",
                "2026ー7ー13",
                "２０２６ｰ７ｰ１３",
                "2026‐07‐13",
                "2026–07–13",
                "2026―07―13"
            })
    void is_read_in_either_width_and_with_whatever_the_input_method_gives_for_a_hyphen(String typed) {
        assertThat(TypedDate.of(typed).day()).contains(LocalDate.of(2026, 7, 13));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"7/13", "13/7/2026", "07/08/26", "2026-13-07", "2026-02-30", "tomorrow", "2026--07-13", "--"})
    void what_could_mean_two_days_or_none_is_not_guessed(String typed) {
        assertThat(TypedDate.of(typed).isReadable()).isFalse();
        assertThat(TypedDate.of(typed).day()).isEmpty();
    }

    @Test
    void nothing_is_no_day_and_no_mistake() {
        assertThat(TypedDate.of("　 ").isReadable()).isTrue();
        assertThat(TypedDate.of("").day()).isEmpty();
    }
}
