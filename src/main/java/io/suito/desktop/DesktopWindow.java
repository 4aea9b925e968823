package io.suito.desktop;

import io.suito.desktop.look.TextSizes;
import io.suito.desktop.look.Theme;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.text.Texts;
import io.suito.text.Json;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;
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
        memory.get(PLACE).map(Json::read).ifPresent(place -> {
            Rectangle2D area = new Rectangle2D(
                    place.path("x").asDouble(0),
                    place.path("y").asDouble(0),
                    Math.max(960, place.path("width").asDouble(WIDTH)),
                    Math.max(600, place.path("height").asDouble(HEIGHT)));
            if (isVisible(area)) {
                stage.setX(area.getMinX());
                stage.setY(area.getMinY());
                stage.setWidth(area.getWidth());
                stage.setHeight(area.getHeight());
            }
            stage.setMaximized(truth(place, "maximized"));
        });
    }

    private static boolean truth(JsonNode place, String name) {
        return place.path(name).asBoolean(false);
    }

    /** Enough of its head must be on a screen to take hold of it: screens come and go. */
    private static boolean isVisible(Rectangle2D area) {
        Rectangle2D head =
                new Rectangle2D(area.getMinX() + VISIBLE, area.getMinY(), area.getWidth() - 2 * VISIBLE, VISIBLE);
        return Screen.getScreensForRectangle(head).stream()
                .anyMatch(screen -> screen.getVisualBounds().intersects(head));
    }

    void remember() {
        memory.put(
                PLACE,
                Json.write(Map.of(
                        "x", stage.getX(),
                        "y", stage.getY(),
                        "width", stage.getWidth(),
                        "height", stage.getHeight(),
                        "maximized", stage.isMaximized())));
    }
}
