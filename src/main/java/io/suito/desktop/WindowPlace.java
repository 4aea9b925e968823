package io.suito.desktop;

import java.util.Comparator;
import java.util.List;
import javafx.geometry.Rectangle2D;
import tools.jackson.databind.JsonNode;

/**
 * Where a window stands. Screens come, go and change their size: whatever was remembered, the window lies within one.
 *
 * @param bounds those to which it goes back when it does not fill the screen
 */
record WindowPlace(Rectangle2D bounds, boolean maximized) {
    /** What lists and details need beside one another. */
    static final double LEAST_WIDTH = 960;

    static final double LEAST_HEIGHT = 600;
    private static final double WIDTH = 1_360;
    private static final double HEIGHT = 860;

    /** Where nobody has put one yet: in the middle. */
    static WindowPlace first(Rectangle2D screen) {
        double x = screen.getMinX() + (screen.getWidth() - WIDTH) / 2;
        double y = screen.getMinY() + (screen.getHeight() - HEIGHT) / 2;
        return new WindowPlace(new Rectangle2D(x, y, WIDTH, HEIGHT), false);
    }

    /** As it was remembered. */
    static WindowPlace of(JsonNode place) {
        Rectangle2D bounds = new Rectangle2D(
                place.path("x").asDouble(0),
                place.path("y").asDouble(0),
                Math.max(LEAST_WIDTH, place.path("width").asDouble(WIDTH)),
                Math.max(LEAST_HEIGHT, place.path("height").asDouble(HEIGHT)));
        return new WindowPlace(bounds, place.path("maximized").asBoolean(false));
    }

    /**
     * The same place within the screen that shows most of it, no larger than that.
     *
     * @param screens what of each is free for windows, the main one first
     */
    WindowPlace within(List<Rectangle2D> screens) {
        Rectangle2D screen = screens.stream()
                .max(Comparator.comparingDouble(this::shownOn))
                .filter(best -> shownOn(best) > 0)
                .orElse(screens.get(0));
        double width = Math.min(bounds.getWidth(), screen.getWidth());
        double height = Math.min(bounds.getHeight(), screen.getHeight());
        double x = Math.clamp(bounds.getMinX(), screen.getMinX(), screen.getMaxX() - width);
        double y = Math.clamp(bounds.getMinY(), screen.getMinY(), screen.getMaxY() - height);
        return new WindowPlace(new Rectangle2D(x, y, width, height), maximized);
    }

    private double shownOn(Rectangle2D screen) {
        double width = Math.min(bounds.getMaxX(), screen.getMaxX()) - Math.max(bounds.getMinX(), screen.getMinX());
        double height = Math.min(bounds.getMaxY(), screen.getMaxY()) - Math.max(bounds.getMinY(), screen.getMinY());
        return Math.max(0, width) * Math.max(0, height);
    }
}
