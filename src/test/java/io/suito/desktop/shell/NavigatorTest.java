package io.suito.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the person is, and the way back. */
class NavigatorTest {
    private static final Place PARTNERS = Place.of(Area.PARTNERS);
    private static final Place RUNS = Place.of(Area.RUNS);
    private static final Place SOMEBODY = new Place(Area.PARTNERS, "b");

    private final Navigator navigator = new Navigator(PARTNERS);
    private final List<Place> shown = new ArrayList<>();

    @BeforeEach
    void follow() {
        navigator
                .arrivals()
                .subscribe((before, now) -> shown.add(navigator.place().get()));
    }

    @Test
    void the_way_back_and_forward_is_as_in_a_browser() {
        navigator.go(RUNS);
        navigator.go(SOMEBODY);
        navigator.back();
        navigator.back();
        assertThat(navigator.canGoBack().get()).isFalse();
        navigator.forward();
        navigator.go(PARTNERS);

        assertThat(shown).containsExactly(RUNS, SOMEBODY, RUNS, PARTNERS, RUNS, PARTNERS);
        assertThat(navigator.canGoForward().get()).isFalse();
    }

    @Test
    void going_to_where_one_is_shows_it_again_without_a_step_on_the_way_back() {
        navigator.go(SOMEBODY);
        navigator.go(SOMEBODY);
        assertThat(shown).containsExactly(SOMEBODY, SOMEBODY);

        navigator.back();
        assertThat(navigator.place().get()).isEqualTo(PARTNERS);
    }

    @Test
    void what_is_chosen_on_a_screen_is_where_the_way_back_leads() {
        navigator.stay(SOMEBODY);
        assertThat(shown).isEmpty();

        navigator.go(RUNS);
        navigator.back();
        assertThat(navigator.place().get()).isEqualTo(SOMEBODY);
    }
}
