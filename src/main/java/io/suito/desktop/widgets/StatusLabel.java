package io.suito.desktop.widgets;

import io.suito.desktop.look.Icons;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A state as text with an icon; the colour only repeats what both say. Made to be shown another state often: it stands
 * in cells of tables that scroll.
 */
public final class StatusLabel extends Label {
    private static final Map<Tone, PseudoClass> CLASSES = classes();

    private final FontIcon icon = Icons.of(Feather.MINUS);
    private Tone shown = Tone.NEUTRAL;

    public StatusLabel() {
        getStyleClass().add("status");
    }

    public StatusLabel(String text, Tone tone) {
        this();
        show(text, tone);
    }

    private static Map<Tone, PseudoClass> classes() {
        Map<Tone, PseudoClass> classes = new EnumMap<>(Tone.class);
        for (Tone tone : Tone.values()) {
            classes.put(tone, PseudoClass.getPseudoClass(tone.name().toLowerCase(Locale.ROOT)));
        }
        return classes;
    }

    /** Shows a state. */
    public void show(String text, Tone tone) {
        setText(text);
        if (tone != shown) {
            pseudoClassStateChanged(CLASSES.get(shown), false);
            pseudoClassStateChanged(CLASSES.get(tone), true);
            icon.setIconCode(icon(tone));
            shown = tone;
        }
        boolean plain = tone == Tone.NEUTRAL || text.isEmpty();
        if (plain != (getGraphic() == null)) {
            setGraphic(plain ? null : icon);
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (isWrapText() && getGraphic() != null) {
            getChildrenUnmodifiable().stream()
                    .filter(node -> node instanceof Text && !node.equals(icon))
                    .findFirst()
                    .ifPresent(text -> icon.setTranslateY(Math.min(0, (lineHeight() - heightOf(text)) / 2)));
        }
    }

    /** A label puts its icon beside the middle of its text; of several lines it belongs to the first. */
    private double lineHeight() {
        Text line = new Text("x");
        line.setFont(getFont());
        return heightOf(line);
    }

    private static double heightOf(Node text) {
        return text.getLayoutBounds().getHeight();
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
