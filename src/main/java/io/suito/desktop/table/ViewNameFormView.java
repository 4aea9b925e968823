package io.suito.desktop.table;

import javafx.fxml.FXML;
import javafx.scene.control.TextField;

/** Binds the form that names a view. */
public final class ViewNameFormView {
    private final ViewNameForm model;

    @FXML
    private TextField name;

    @SuppressWarnings("NullAway.Init") // the field is FXML's
    public ViewNameFormView(ViewNameForm model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        name.textProperty().bindBidirectional(model.name());
    }
}
