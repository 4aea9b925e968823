package io.suito.desktop.look;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import javafx.scene.Parent;

/** How large the person wants to read; all other sizes follow from it. */
public enum TextSize {
    SMALL(12),
    NORMAL(13),
    LARGE(15),
    LARGER(17);

    private final int pixels;

    TextSize(int pixels) {
        this.pixels = pixels;
    }

    /** The next larger one, the largest at the end. */
    public TextSize larger() {
        return Arrays.stream(values())
                .filter(other -> other.pixels > pixels)
                .min(Comparator.comparingInt(other -> other.pixels))
                .orElse(this);
    }

    /** The next smaller one, the smallest at the end. */
    public TextSize smaller() {
        return Arrays.stream(values())
                .filter(other -> other.pixels < pixels)
                .max(Comparator.comparingInt(other -> other.pixels))
                .orElse(this);
    }

    /** By its name as it was remembered; {@link #NORMAL} for any other word. */
    public static TextSize of(String word) {
        return Arrays.stream(values())
                .filter(size -> size.name().equals(word))
                .findFirst()
                .orElse(NORMAL);
    }

    /** Sets the text below; styles find the size as a class, {@code text-<word>}. */
    public void apply(Parent root) {
        for (TextSize size : values()) {
            root.getStyleClass().remove(size.styleClass());
        }
        root.getStyleClass().add(styleClass());
        root.setStyle("-fx-font-family: '" + Fonts.FAMILY + "'; -fx-font-size: " + pixels + "px");
    }

    private String styleClass() {
        return "text-" + name().toLowerCase(Locale.ROOT);
    }
}
