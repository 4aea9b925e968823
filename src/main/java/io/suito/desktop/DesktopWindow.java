package io.suito.desktop;

import io.suito.desktop.look.TextSizes;
import io.suito.desktop.look.Theme;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.text.Texts;
import io.suito.text.Json;
import java.util.Map;
import java.util.TreeMap;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The window: where it stood last, if that is still on a screen. */
final class DesktopWindow {
    private static final String PLACE = "window";
    private static final double WIDTH = 1_360;
    private static final double HEIGHT = 860;
    private static final double VISIBLE = 80;

    private final Stage stage;
    private final Memory memory;
    private final Scene scene;

    /** While a window becomes maximized its new size may be told before that it is: bounds count when they last. */
    private final PauseTransition settle = new PauseTransition(Duration.millis(300));

    private @Nullable Rectangle2D normal;

    DesktopWindow(Stage stage, Parent root, Texts texts, Memory memory, TextSizes sizes) {
        this.stage = stage;
        this.memory = memory;
        this.scene = new Scene(root, WIDTH, HEIGHT);
        stage.setTitle(texts.get("app.title"));
        stage.setScene(scene);
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        sizes.chosen().subscribe(size -> size.apply(root));
        keys(sizes);
        restore();
    }

    private void keys(TextSizes sizes) {
        var accelerators = scene.getAccelerators();
        // on many keyboards plus is what stands on the key of the equals sign
        accelerators.put(TextSizes.LARGER, sizes::larger);
        accelerators.put(KeyCombination.valueOf("Shortcut+Equals"), sizes::larger);
        accelerators.put(KeyCombination.valueOf("Shortcut+Shift+Equals"), sizes::larger);
        accelerators.put(TextSizes.SMALLER, sizes::smaller);
        accelerators.put(TextSizes.USUAL, sizes::usual);
    }

    Scene scene() {
        return scene;
    }

    void dress(Theme theme) {
        theme.apply();
        theme.dress(scene);
    }

    private void restore() {
        memory.read(PLACE, Place::of).ifPresent(place -> {
            if (isVisible(place.bounds())) {
                stage.setX(place.bounds().getMinX());
                stage.setY(place.bounds().getMinY());
                stage.setWidth(place.bounds().getWidth());
                stage.setHeight(place.bounds().getHeight());
                normal = place.bounds();
            }
            stage.setMaximized(place.maximized());
        });
        settle.setOnFinished(event -> noteBounds());
        stage.xProperty().subscribe(moved -> settle.playFromStart());
        stage.yProperty().subscribe(moved -> settle.playFromStart());
        stage.widthProperty().subscribe(moved -> settle.playFromStart());
        stage.heightProperty().subscribe(moved -> settle.playFromStart());
    }

    /** Of a window that fills the screen the bounds to which it goes back. */
    private void noteBounds() {
        if (stage.isShowing() && !stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen()) {
            normal = new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        }
    }

    /** Where it stood. */
    private record Place(Rectangle2D bounds, boolean maximized) {
        static Place of(JsonNode place) {
            Rectangle2D bounds = new Rectangle2D(
                    place.path("x").asDouble(0),
                    place.path("y").asDouble(0),
                    Math.max(960, place.path("width").asDouble(WIDTH)),
                    Math.max(600, place.path("height").asDouble(HEIGHT)));
            return new Place(bounds, place.path("maximized").asBoolean(false));
        }
    }

    /** Enough of its head must be on a screen to take hold of it: screens come and go. */
    private static boolean isVisible(Rectangle2D area) {
        Rectangle2D head =
                new Rectangle2D(area.getMinX() + VISIBLE, area.getMinY(), area.getWidth() - 2 * VISIBLE, VISIBLE);
        return Screen.getScreensForRectangle(head).stream()
                .anyMatch(screen -> screen.getVisualBounds().intersects(head));
    }

    void remember() {
        noteBounds();
        Rectangle2D bounds = normal;
        Map<String, Object> place = new TreeMap<>();
        place.put("maximized", stage.isMaximized());
        if (bounds != null) {
            place.put("x", bounds.getMinX());
            place.put("y", bounds.getMinY());
            place.put("width", bounds.getWidth());
            place.put("height", bounds.getHeight());
        }
        memory.put(PLACE, Json.write(place));
    }
}
