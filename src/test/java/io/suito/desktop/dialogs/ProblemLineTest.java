package io.suito.desktop.dialogs;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.testing.FxThread;
import io.suito.desktop.text.Texts;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/** What went wrong is told in the room that there is: it is not what is looked at. */
class ProblemLineTest {
    @Test
    void a_long_sentence_is_wrapped_and_pushes_nothing_out_of_the_window() {
        FxThread.run(() -> {
            ProblemLine line = new ProblemLine();
            line.show(
                    new Problem("so many words that they want more than one line ".repeat(6), "some.code", "", true),
                    new Texts(Locale.ENGLISH));
            Region beside = new Region();
            beside.setMinWidth(200);
            HBox row = new HBox(line, beside);
            new Scene(row, 500, 400);
            row.applyCss();
            row.layout();

            assertThat(beside.getBoundsInParent().getMaxX()).isLessThanOrEqualTo(500);
            assertThat(line.getBoundsInParent().getMinX()).isZero();
            assertThat(line.getHeight()).isGreaterThan(60);
        });
    }
}
