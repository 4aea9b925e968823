package io.suito.desktop.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** Contrast of every text that is shown with what lies under it, as WCAG 2 measures it. */
public final class Contrast {
    /** What text must have. */
    public static final double ENOUGH = 4.5;

    private Contrast() {}

    /** Texts that have less, each with its colours; disabled ones need none. */
    public static List<String> tooLow(Parent root) {
        List<String> found = new ArrayList<>();
        look(root, found);
        return found;
    }

    private static void look(Node node, List<String> found) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node instanceof Text text && !text.getText().isBlank() && text.getFill() instanceof Color colour) {
            Color under = under(node);
            double ratio = ratio(blend(colour, under), under);
            if (ratio < ENOUGH) {
                found.add(String.format(Locale.ROOT, "%.2f \"%s\" %s on %s", ratio, text.getText(), colour, under));
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, found));
        }
    }

    /** The colour under a node: backgrounds of its parents, one over the other. */
    private static Color under(Node node) {
        List<Color> layers = new ArrayList<>();
        for (@Nullable Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof Region region && region.getBackground() != null) {
                Color colour = colour(region.getBackground());
                if (colour != null) {
                    layers.add(colour);
                    if (colour.isOpaque()) {
                        break;
                    }
                }
            }
        }
        Color under = Color.WHITE;
        for (int i = layers.size() - 1; i >= 0; i--) {
            under = blend(layers.get(i), under);
        }
        return under;
    }

    private static @Nullable Color colour(Background background) {
        List<Color> fills = background.getFills().stream()
                .map(fill -> fill.getFill())
                .filter(Color.class::isInstance)
                .map(Color.class::cast)
                .filter(colour -> colour.getOpacity() > 0)
                .toList();
        return fills.isEmpty() ? null : fills.get(fills.size() - 1);
    }

    private static Color blend(Color over, Color under) {
        return under.interpolate(Color.color(over.getRed(), over.getGreen(), over.getBlue()), over.getOpacity());
    }

    private static double ratio(Color one, Color other) {
        double brighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (brighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
