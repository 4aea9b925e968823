package io.suito.tour;

import io.suito.desktop.look.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Language, theme and scale of a round of pictures. */
record Look(Locale locale, Theme theme, double scale) {
    private static final double USUAL_WIDTH = 1_360;
    private static final double USUAL_HEIGHT = 860;
    private static final double SCREEN_WIDTH = 1_920;
    private static final double SCREEN_HEIGHT = 1_080;

    static List<Look> all() {
        List<Look> all = new ArrayList<>();
        for (Locale locale : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            for (Theme theme : Theme.values()) {
                all.add(new Look(locale, theme, 1));
                all.add(new Look(locale, theme, 1.5));
            }
        }
        return all;
    }

    /** Of a window as large as a screen of 1920 by 1080 has room for at this scale. */
    double width() {
        return Math.min(USUAL_WIDTH, SCREEN_WIDTH / scale);
    }

    double height() {
        return Math.min(USUAL_HEIGHT, SCREEN_HEIGHT / scale);
    }

    /** As the directory is called. */
    String name() {
        return locale.getLanguage() + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + Math.round(scale * 100);
    }
}
