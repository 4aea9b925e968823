package io.suito.desktop.dialogs;

import javafx.scene.Node;

/** Finds the view of a form by its model. */
@FunctionalInterface
public interface FormViews {
    /** The fields of the form; the dialog puts title, problem and buttons around them. */
    Node fieldsOf(FormModel model);
}
