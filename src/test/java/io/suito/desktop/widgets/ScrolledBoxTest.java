package io.suito.desktop.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.testing.FxThread;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/** What is too high for its pane can be scrolled to, also where it is too high because a text is wrapped. */
class ScrolledBoxTest {
    @Test
    void a_wrapped_sentence_that_leaves_no_room_for_the_rest_makes_it_scroll() {
        FxThread.run(() -> {
            Label sentence = new Label("so many words that they want more than one line ".repeat(6));
            sentence.setWrapText(true);
            sentence.setMinHeight(Region.USE_PREF_SIZE);
            Region rest = new Region();
            rest.setMinHeight(100);
            ScrolledBox box = new ScrolledBox();
            box.getChildren().setAll(sentence, rest);
            ScrollPane pane = new ScrollPane(box);
            pane.setFitToWidth(true);
            pane.setFitToHeight(true);
            new Scene(pane, 200, 150);
            pane.applyCss();
            pane.layout();
            pane.layout();

            assertThat(box.getHeight()).isGreaterThan(150);
            assertThat(rest.getBoundsInParent().getMaxY()).isLessThanOrEqualTo(box.getHeight());
        });
    }
}
