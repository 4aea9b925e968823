package io.suito.desktop.table;

import io.suito.desktop.dialogs.Problem;
import io.suito.desktop.dialogs.ProblemLine;
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

    TablePlaceholder(TableModel<?> model) {
        super();
        this.model = model;
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
        act.setVisible(narrowed || failed);
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
