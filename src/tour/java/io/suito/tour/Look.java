package io.suito.tour;

import io.suito.desktop.look.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Language, theme and scale of a round of pictures. */
record Look(Locale locale, Theme theme, double scale) {
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

    /** As the directory is called. */
    String name() {
        return locale.getLanguage() + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + Math.round(scale * 100);
    }
}
