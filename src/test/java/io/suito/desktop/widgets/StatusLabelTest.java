package io.suito.desktop.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.testing.FxThread;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/** The icon of a state belongs to the first line of its words. */
class StatusLabelTest {
    private static Bounds iconOf(String text, boolean wrapped) {
        StatusLabel label = new StatusLabel(text, Tone.GOOD);
        label.setWrapText(wrapped);
        label.setMinHeight(Region.USE_PREF_SIZE);
        VBox box = new VBox(label);
        new Scene(box, 200, 300);
        box.applyCss();
        box.layout();
        return label.getGraphic().getBoundsInParent();
    }

    @Test
    void beside_several_lines_it_stands_where_it_stands_beside_one() {
        FxThread.run(() -> {
            double one = iconOf("covered", true).getMinY();
            double several = iconOf("covered by the balance ".repeat(5), true).getMinY();

            assertThat(several).isBetween(one - 1, one + 1);
            assertThat(iconOf("covered", false).getMinY()).isBetween(one - 1, one + 1);
        });
    }
}
