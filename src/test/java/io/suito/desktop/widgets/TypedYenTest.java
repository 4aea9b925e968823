package io.suito.desktop.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts as people type them are read; what could mean several is not guessed. */
class TypedYenTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567",
                "1,234,567",
                "¥1,234,567",
                "￥1234567",
                "1,234,567円",
                "１，２３４，５６７",
                "￥１２３４５６７",
                " 1,234,567 "
            })
    void every_usual_way_is_read(String typed) {
        assertThat(TypedYen.of(typed).isReadable()).isTrue();
        assertThat(TypedYen.of(typed).yen()).hasValue(1_234_567);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,00", "1.5", "１．５", "12,34,567", "1 000", "1e6", "one", "1万", "¥", "--1", "1,234,56"})
    void what_is_ambiguous_is_refused(String typed) {
        assertThat(TypedYen.of(typed).isReadable()).isFalse();
        assertThat(TypedYen.of(typed).yen()).isEmpty();
    }

    @Test
    void nothing_is_no_amount_and_no_mistake() {
        assertThat(TypedYen.of("  ").isReadable()).isTrue();
        assertThat(TypedYen.of("  ").yen()).isEmpty();
    }
}
