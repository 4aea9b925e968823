package io.suito.desktop.partners;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** Binds the form that puts a partner on hold. */
public final class HoldFormView {
    private final HoldForm model;

    @FXML
    private TextField reason;

    @FXML
    private TextField until;

    @FXML
    private Label untilRead;

    @FXML
    private Label untilProblem;

    @SuppressWarnings("NullAway.Init") // the fields are FXML's
    public HoldFormView(HoldForm model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        reason.textProperty().bindBidirectional(model.reason());
        until.textProperty().bindBidirectional(model.until());
        untilRead.textProperty().bind(model.untilRead());
        untilProblem.textProperty().bind(model.untilProblem());
    }
}
