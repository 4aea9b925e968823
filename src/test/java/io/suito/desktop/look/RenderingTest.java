package io.suito.desktop.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.testing.FxThread;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("sets what holds for the whole process")
class RenderingTest {
    private static final String STORED_PICTURES_OFF = "prism.disableRegionCaching";

    private final String before = System.getProperty(STORED_PICTURES_OFF, "true");

    @AfterEach
    void restore() {
        System.setProperty(STORED_PICTURES_OFF, before);
    }

    @Test
    void backgrounds_are_filled_not_stretched_from_pictures() {
        System.clearProperty(STORED_PICTURES_OFF);
        Rendering.prepare();
        assertThat(System.getProperty(STORED_PICTURES_OFF)).isEqualTo("true");
    }

    @Test
    void what_the_owner_of_the_machine_has_said_holds() {
        System.setProperty(STORED_PICTURES_OFF, "false");
        Rendering.prepare();
        assertThat(System.getProperty(STORED_PICTURES_OFF)).isEqualTo("false");
    }

    @Test
    void the_windows_of_tests_and_benches_are_drawn_in_the_same_way() {
        System.clearProperty(STORED_PICTURES_OFF);
        FxThread.start();
        assertThat(System.getProperty(STORED_PICTURES_OFF)).isEqualTo("true");
    }
}
