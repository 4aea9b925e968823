package io.suito.desktop.shell;

import io.suito.desktop.views.FxmlFile;
import org.kordamp.ikonli.feather.Feather;

/** The areas of the program, as they stand in the navigation. A new screen begins with a line here. */
public enum Area {
    PARTNERS("partners", Feather.USERS, FxmlFile.PARTNERS),
    RUNS("runs", Feather.SEND, FxmlFile.RUNS),
    JOBS("jobs", Feather.CLOCK, FxmlFile.JOBS),
    SETTINGS("settings", Feather.SETTINGS, FxmlFile.SETTINGS);

    private final String word;
    private final Feather icon;
    private final FxmlFile file;

    Area(String word, Feather icon, FxmlFile file) {
        this.word = word;
        this.icon = icon;
        this.file = file;
    }

    /** Its name is the text {@code area.<word>}. */
    public String word() {
        return word;
    }

    Feather icon() {
        return icon;
    }

    FxmlFile file() {
        return file;
    }
}
