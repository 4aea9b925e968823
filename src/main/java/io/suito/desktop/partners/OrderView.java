package io.suito.desktop.partners;

import io.suito.desktop.widgets.ActionButton;
import io.suito.desktop.widgets.ReadProblem;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** Binds the order behind an entry of the ledger. */
public final class OrderView {
    private final OrderViewModel model;

    @FXML
    private Label title;

    @FXML
    private ReadProblem problem;

    @FXML
    private ListView<OrderStep> steps;

    @FXML
    private TextArea raw;

    @FXML
    private ActionButton page;

    @FXML
    private ActionButton payout;

    @SuppressWarnings("NullAway.Init") // the fields are FXML's
    public OrderView(OrderViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        title.textProperty().bind(model.title());
        problem.follow(model.problem(), model.texts(), model::refresh);
        page.show(model.page());
        payout.show(model.payout());
        steps.setItems(model.steps());
        steps.setCellFactory(list -> new StepCell());
        raw.visibleProperty().bind(raw.textProperty().isNotEmpty());
        raw.managedProperty().bind(raw.visibleProperty());
        steps.getSelectionModel().selectedItemProperty().subscribe(this::look);
    }

    /** Puts the keyboard here. */
    void takeKeyboard() {
        steps.requestFocus();
        steps.getSelectionModel().selectFirst();
    }

    private void look(@Nullable OrderStep step) {
        model.looked().set(step);
        raw.setText(step == null ? "" : step.raw());
    }

    /** When, and what happened. */
    private final class StepCell extends ListCell<OrderStep> {
        private static final double EDGES = 48;

        private final Label at = new Label();
        private final Label words = new Label();
        private final HBox line = new HBox(at, words);

        StepCell() {
            line.getStyleClass().add("step-line");
            at.getStyleClass().add("step-time");
            words.setWrapText(true);
            HBox.setHgrow(words, Priority.ALWAYS);
            line.prefWidthProperty().bind(steps.widthProperty().subtract(EDGES));
            setPrefWidth(0);
        }

        /** The words may want several lines, which a cell does not ask what it shows. */
        @Override
        protected double computePrefHeight(double width) {
            return isEmpty()
                    ? super.computePrefHeight(width)
                    : snappedTopInset() + line.prefHeight(line.getPrefWidth()) + snappedBottomInset();
        }

        @Override
        protected void updateItem(@Nullable OrderStep step, boolean empty) {
            super.updateItem(step, empty);
            if (empty || step == null) {
                setGraphic(null);
                setAccessibleText(null);
            } else {
                at.setText(step.at() == null ? "" : model.texts().minutes(step.at()));
                words.setText(step.words());
                setGraphic(line);
                setAccessibleText(at.getText() + " " + step.words());
            }
        }
    }
}
