package io.suito.desktop.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** Noto Sans JP comes with the program: a machine without Japanese fonts would show boxes. */
public final class Fonts {
    /** The family's name, as style sheets say it. */
    public static final String FAMILY = "Noto Sans JP";

    private static final List<String> FILES = List.of("NotoSansJP-Regular.ttf", "NotoSansJP-Bold.ttf");

    private Fonts() {}

    /** Loads them, once for the program. */
    public static void load() {
        for (String file : FILES) {
            try (InputStream in = Fonts.class.getResourceAsStream("/fonts/" + file)) {
                if (in == null || Font.loadFont(in, 13) == null) {
                    throw new IllegalStateException("font missing: " + file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
