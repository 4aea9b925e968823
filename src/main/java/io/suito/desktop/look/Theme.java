package io.suito.desktop.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.scene.Scene;

/** Light or dark; without a choice of the person's own, as the system has it. */
public enum Theme {
    LIGHT,
    DARK;

    /** The system's. */
    public static Theme of(ColorScheme scheme) {
        return scheme == ColorScheme.DARK ? DARK : LIGHT;
    }

    /** Dresses the whole program. */
    public void apply() {
        Application.setUserAgentStylesheet(
                this == DARK ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    /** Dresses a scene with what the theme does not know: our own colours, sizes, the bridge to ControlsFX. */
    public void dress(Scene scene) {
        scene.getStylesheets().setAll(sheet("tokens.css"), sheet("controls.css"), sheet("suito.css"));
        scene.getRoot().getStyleClass().removeAll("light", "dark");
        scene.getRoot().getStyleClass().add(this == DARK ? "dark" : "light");
    }

    private static String sheet(String name) {
        return java.util.Objects.requireNonNull(Theme.class.getResource("/css/" + name), name)
                .toExternalForm();
    }
}
