package io.suito.desktop.partners;

import io.suito.desktop.widgets.DateField;
import javafx.fxml.FXML;
import javafx.scene.control.TextField;

/** Binds the form that puts a partner on hold. */
public final class HoldFormView {
    private final HoldForm model;

    @FXML
    private TextField reason;

    @FXML
    private DateField until;

    @SuppressWarnings("NullAway.Init") // the fields are FXML's
    public HoldFormView(HoldForm model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        reason.textProperty().bindBidirectional(model.reason());
        until.show(model.until());
    }
}
