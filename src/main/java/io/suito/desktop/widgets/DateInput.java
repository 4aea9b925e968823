package io.suito.desktop.widgets;

import io.suito.desktop.text.Texts;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** A day that a person types, as a view model holds it: the text, how it is read, and why it cannot be. */
public final class DateInput extends TypedInput {
    private final Texts texts;
    private final Function<LocalDate, String> asRead;
    private TypedDate typed = TypedDate.of("");

    /** @param asRead says how a day was understood */
    public DateInput(Texts texts, Function<LocalDate, String> asRead) {
        this.texts = texts;
        this.asRead = asRead;
    }

    /** The day; empty when nothing was typed, or nothing that can be read. */
    public Optional<LocalDate> day() {
        return typed.day();
    }

    @Override
    boolean read(String text) {
        typed = TypedDate.of(text);
        return typed.isReadable();
    }

    @Override
    String asRead() {
        return typed.day().map(asRead).orElse("");
    }

    @Override
    String problem() {
        return texts.get("date.unreadable");
    }
}
