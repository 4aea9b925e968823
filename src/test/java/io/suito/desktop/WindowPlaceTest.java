package io.suito.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

/** Wherever a window stood, it comes back within a screen that is there. */
class WindowPlaceTest {
    private static final Rectangle2D MAIN = new Rectangle2D(0, 25, 1_920, 1_055);
    private static final Rectangle2D RIGHT = new Rectangle2D(1_920, 0, 2_560, 1_400);
    private static final Rectangle2D SMALL = new Rectangle2D(0, 0, 1_280, 720);

    private static Rectangle2D placed(Rectangle2D bounds, Rectangle2D... screens) {
        return new WindowPlace(bounds, false).within(List.of(screens)).bounds();
    }

    @Test
    void a_window_that_is_wholly_seen_stays_where_it_was() {
        Rectangle2D bounds = new Rectangle2D(2_000, 100, 1_360, 860);

        assertThat(placed(bounds, MAIN, RIGHT)).isEqualTo(bounds);
    }

    @Test
    void a_screen_that_is_gone_gives_its_window_back_to_the_main_one() {
        assertThat(placed(new Rectangle2D(2_000, 100, 1_360, 860), MAIN))
                .isEqualTo(new Rectangle2D(560, 100, 1_360, 860));
    }

    @Test
    void a_pixel_at_the_edge_is_not_enough() {
        assertThat(placed(new Rectangle2D(1_919, 1_079, 1_000, 700), MAIN))
                .isEqualTo(new Rectangle2D(920, 380, 1_000, 700));
        assertThat(placed(new Rectangle2D(-1_300, -500, 1_360, 860), MAIN))
                .isEqualTo(new Rectangle2D(0, 25, 1_360, 860));
    }

    @Test
    void no_window_is_larger_than_its_screen_not_even_the_first_one() {
        assertThat(WindowPlace.first(SMALL).within(List.of(SMALL)).bounds()).isEqualTo(SMALL);
        assertThat(placed(new Rectangle2D(100, 100, 3_000, 2_000), SMALL)).isEqualTo(SMALL);
    }

    @Test
    void the_first_window_stands_in_the_middle() {
        assertThat(WindowPlace.first(MAIN).within(List.of(MAIN)).bounds())
                .isEqualTo(new Rectangle2D(280, 122.5, 1_360, 860));
    }
}
