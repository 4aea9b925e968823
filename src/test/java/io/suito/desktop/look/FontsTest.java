package io.suito.desktop.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.testing.FxThread;
import java.util.Comparator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The font that comes with the program. */
@Execution(ExecutionMode.SAME_THREAD)
class FontsTest {
    private static final double DARK = 0.4;

    @ParameterizedTest
    @EnumSource(
            value = FontWeight.class,
            names = {"NORMAL", "BOLD"})
    void strokes_that_cross_leave_no_hole_where_a_screen_is_scaled(FontWeight weight) {
        WritableImage ten = FxThread.on(() -> {
            Fonts.load();
            Text text = new Text("十");
            text.setFont(Font.font(Fonts.FAMILY, weight, 40));
            Scene scene = new Scene(new StackPane(text));
            SnapshotParameters scaled = new SnapshotParameters();
            scaled.setTransform(new Scale(1.5, 1.5));
            return scene.getRoot().snapshot(scaled, null);
        });
        int width = (int) ten.getWidth();
        int height = (int) ten.getHeight();
        int across = darkest(height, y ->
                (int) IntStream.range(0, width).filter(x -> isDark(ten, x, y)).count());
        int down = darkest(width, x ->
                (int) IntStream.range(0, height).filter(y -> isDark(ten, x, y)).count());

        assertThat(isDark(ten, down, across)).as("where both strokes are").isTrue();
    }

    private static int darkest(int lines, IntUnaryOperator dark) {
        return IntStream.range(0, lines)
                .boxed()
                .max(Comparator.comparingInt(dark::applyAsInt))
                .orElseThrow();
    }

    private static boolean isDark(WritableImage image, int x, int y) {
        return image.getPixelReader().getColor(x, y).getBrightness() < DARK;
    }
}
