package io.suito.desktop.widgets;

import io.suito.desktop.look.Icons;
import java.util.Locale;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/** A state as text with an icon; the colour only repeats what both say. */
public final class StatusLabel extends Label {
    public StatusLabel() {
        getStyleClass().add("status");
    }

    public StatusLabel(String text, Tone tone) {
        this();
        show(text, tone);
    }

    /** Shows a state. */
    public void show(String text, Tone tone) {
        setText(text);
        getStyleClass().removeIf(name -> name.startsWith("tone-"));
        getStyleClass().add("tone-" + tone.name().toLowerCase(Locale.ROOT));
        setGraphic(tone == Tone.NEUTRAL || text.isEmpty() ? null : Icons.of(icon(tone)));
    }

    private static Feather icon(Tone tone) {
        return switch (tone) {
            case GOOD -> Feather.CHECK_CIRCLE;
            case MOVING -> Feather.CLOCK;
            case CAUTION -> Feather.ALERT_TRIANGLE;
            case BAD -> Feather.X_CIRCLE;
            case NEUTRAL -> Feather.MINUS;
        };
    }
}
