package io.suito.desktop.widgets;

import io.suito.desktop.text.Texts;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** A day that a person types, as a view model holds it: the text, how it is read, and why it cannot be. */
public final class DateInput extends TypedInput {
    private final Texts texts;
    private final Function<LocalDate, String> asRead;
    private final Function<LocalDate, String> obstacle;
    private TypedDate typed = TypedDate.of("");

    /**
     * Where not every day will do.
     *
     * @param asRead says how a day was understood
     * @param obstacle says why a day cannot be taken; empty for one that can
     */
    public DateInput(Texts texts, Function<LocalDate, String> asRead, Function<LocalDate, String> obstacle) {
        this.texts = texts;
        this.asRead = asRead;
        this.obstacle = obstacle;
    }

    /** The day; empty when nothing was typed, or nothing that can be read. */
    public Optional<LocalDate> day() {
        return typed.day();
    }

    @Override
    boolean read(String text) {
        typed = TypedDate.of(text);
        return typed.isReadable() && refused().isEmpty();
    }

    @Override
    String asRead() {
        return refused().isEmpty() ? typed.day().map(asRead).orElse("") : "";
    }

    private String refused() {
        return typed.day().map(obstacle).orElse("");
    }

    @Override
    String problem() {
        return typed.isReadable() ? refused() : texts.get("date.unreadable");
    }
}
