package io.suito.desktop.views;

import java.net.URL;
import java.util.Objects;

/** The FXML files that code loads: frame, search, screens, forms. What another file includes needs no line here. */
public enum FxmlFile {
    SHELL("shell/shell"),
    SEARCH("search/search"),
    PARTNERS("partners/partners"),
    HOLD_FORM("partners/hold-form"),
    VIEW_NAME_FORM("table/view-name-form"),
    RUNS("runs/runs"),
    JOBS("jobs/jobs"),
    SETTINGS("settings/settings");

    private final String path;

    FxmlFile(String path) {
        this.path = path;
    }

    URL url() {
        return Objects.requireNonNull(FxmlFile.class.getResource("/fxml/" + path + ".fxml"), path);
    }
}
