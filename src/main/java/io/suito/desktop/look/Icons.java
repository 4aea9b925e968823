package io.suito.desktop.look;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons; each stands beside words, never alone without an accessible text. */
public final class Icons {
    private Icons() {}

    /** An icon in the colour of the text around it. */
    public static FontIcon of(Feather icon) {
        FontIcon node = new FontIcon(icon);
        node.getStyleClass().add("icon");
        node.setFocusTraversable(false);
        return node;
    }
}
