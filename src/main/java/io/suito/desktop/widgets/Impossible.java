package io.suito.desktop.widgets;

import javafx.beans.binding.BooleanExpression;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/**
 * What cannot be done now, by itself: it is disabled, and looks so also while everything is disabled under a dialog,
 * where what was possible before keeps its looks.
 */
public final class Impossible {
    private static final PseudoClass IMPOSSIBLE = PseudoClass.getPseudoClass("impossible");

    private Impossible() {}

    /** From now on the control can be used while this holds. */
    public static void unless(BooleanExpression possible, Node control) {
        control.disableProperty().bind(possible.not());
        possible.subscribe(now -> control.pseudoClassStateChanged(IMPOSSIBLE, !now));
    }
}
