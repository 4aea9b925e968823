package io.suito.desktop.widgets;

import io.suito.money.Yen;
import io.suito.text.Refusal;
import java.util.OptionalLong;

/**
 * Whole yen as people type them: digits of either width, a yen sign or 円, commas where thousands are. What could mean
 * several amounts (1,00 or 1.5 or 12,34,567) is not guessed.
 *
 * @param readable whether it is empty or an amount
 * @param yen empty when nothing was typed, or nothing that can be read
 */
public record TypedYen(String text, boolean readable, OptionalLong yen) {
    /** Reads it. */
    public static TypedYen of(String text) {
        if (text.isBlank()) {
            return new TypedYen(text, true, OptionalLong.empty());
        }
        try {
            return new TypedYen(text, true, OptionalLong.of(Yen.parse(text)));
        } catch (Refusal unreadable) {
            return new TypedYen(text, false, OptionalLong.empty());
        }
    }

    public boolean isReadable() {
        return readable;
    }
}
