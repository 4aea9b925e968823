package io.suito.desktop;

import io.suito.desktop.look.TextSizes;
import io.suito.desktop.look.Theme;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.text.Texts;
import io.suito.text.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The window: where it stood last, within a screen that is there. */
final class DesktopWindow {
    private static final String PLACE = "window";

    private final Stage stage;
    private final Memory memory;
    private final Scene scene;

    /** While a window becomes maximized its new size may be told before that it is: bounds count when they last. */
    private final PauseTransition settle = new PauseTransition(Duration.millis(300));

    private @Nullable Rectangle2D normal;

    DesktopWindow(Stage stage, Parent root, Texts texts, Memory memory, TextSizes sizes) {
        this.stage = stage;
        this.memory = memory;
        this.scene = new Scene(root);
        stage.setTitle(texts.get("app.title"));
        stage.setScene(scene);
        stage.setMinWidth(Math.min(WindowPlace.LEAST_WIDTH, screens().get(0).getWidth()));
        stage.setMinHeight(Math.min(WindowPlace.LEAST_HEIGHT, screens().get(0).getHeight()));
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
        Rectangle2D screen = screens().get(0);
        WindowPlace place = memory.read(PLACE, WindowPlace::of)
                .orElse(WindowPlace.first(screen))
                .within(screens());
        stage.setX(place.bounds().getMinX());
        stage.setY(place.bounds().getMinY());
        stage.setWidth(place.bounds().getWidth());
        stage.setHeight(place.bounds().getHeight());
        normal = place.bounds();
        stage.setMaximized(place.maximized());
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

    /** What of each screen is free for windows, the main one first. */
    private static List<Rectangle2D> screens() {
        return Stream.concat(Stream.of(Screen.getPrimary()), Screen.getScreens().stream())
                .map(Screen::getVisualBounds)
                .toList();
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
