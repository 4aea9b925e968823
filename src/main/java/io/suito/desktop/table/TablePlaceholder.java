package io.suito.desktop.table;

import io.suito.desktop.dialogs.Problem;
import io.suito.desktop.dialogs.ProblemLine;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** In place of rows: why there are none, and what to do. */
final class TablePlaceholder extends VBox {
    private final TableModel<?> model;
    private final Label why = new Label();
    private final ProblemLine problem;
    private final Button act = new Button();
    private final Node table;

    /** @param table what has the keyboard once the button here is gone that had it */
    TablePlaceholder(TableModel<?> model, Node table) {
        super();
        this.model = model;
        this.table = table;
        this.problem = new ProblemLine();
        getStyleClass().add("placeholder");
        why.setWrapText(true);
        why.managedProperty().bind(why.visibleProperty());
        act.setId("table-next-step");
        act.managedProperty().bind(act.visibleProperty());
        problem.show(null, model.texts());
        getChildren().addAll(why, problem, act);
        model.state().subscribe(this::show);
        show();
    }

    private void show() {
        TableState state = model.state().get();
        boolean failed = model.problem().get() != null && (state == TableState.FAILED || state == TableState.OFFLINE);
        @Nullable Problem shown = failed ? model.problem().get() : null;
        problem.show(shown, model.texts());
        why.setVisible(!failed);
        why.setText(model.texts().get(text(state)));
        boolean narrowed = state == TableState.NOTHING_FOUND;
        boolean hadKeyboard =
                act.getScene() != null && act.equals(act.getScene().getFocusOwner());
        act.setVisible(narrowed || failed);
        if (hadKeyboard && !act.isVisible()) {
            table.requestFocus();
        }
        act.setText(model.texts().get(narrowed ? "table.show_all" : "table.try_again"));
        act.setOnAction(event -> {
            if (narrowed) {
                model.clearFilters();
            } else {
                model.refresh();
            }
        });
    }

    private String text(TableState state) {
        return switch (state) {
            case LOADING -> "table.loading";
            case NOTHING_FOUND -> "table.nothing_found";
            case EMPTY, ROWS, FAILED, OFFLINE -> "table." + model.setup().name() + ".empty";
        };
    }
}
