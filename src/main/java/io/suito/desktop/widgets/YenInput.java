package io.suito.desktop.widgets;

import io.suito.desktop.text.Texts;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** An amount that a person types, as a view model holds it: the text, how it is read, and why it cannot be. */
public final class YenInput extends TypedInput {
    private final Texts texts;
    private final LongFunction<String> asRead;
    private TypedYen typed = TypedYen.of("");

    /** @param asRead says how an amount was understood */
    public YenInput(Texts texts, LongFunction<String> asRead) {
        this.texts = texts;
        this.asRead = asRead;
    }

    /** Whole yen; empty when nothing was typed, or nothing that can be read. */
    public OptionalLong yen() {
        return typed.yen();
    }

    @Override
    boolean read(String text) {
        typed = TypedYen.of(text);
        return typed.isReadable();
    }

    @Override
    String asRead() {
        return typed.yen().isPresent() ? asRead.apply(typed.yen().getAsLong()) : "";
    }

    @Override
    String problem() {
        return texts.get("yen.unreadable");
    }
}
