package io.suito.desktop.table;

import atlantafx.base.theme.Styles;
import io.suito.desktop.look.Icons;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Impossible;
import io.suito.desktop.widgets.TaskWords;
import javafx.beans.binding.BooleanExpression;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The line under the rows: how many there are, what is selected, which columns, the way out, the pages. */
final class TableFooter<R> extends HBox {
    private final TableModel<R> model;
    private final Texts texts;
    private final Label count = new Label();
    private final Label selection = new Label();

    TableFooter(TableModel<R> model, Columns<R> columns) {
        this.model = model;
        this.texts = model.texts();
        getStyleClass().add("table-footer");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0); // a table may be narrower than its footer wants to be
        count.textProperty().bind(model.count());
        count.setMinWidth(USE_PREF_SIZE);
        // what is selected says how many there are, too
        count.visibleProperty()
                .bind(model.selection().isEmpty().and(count.textProperty().isNotEmpty()));
        count.managedProperty().bind(count.visibleProperty());
        // columns are as wide as the text that stands in them wants, whatever its size
        count.fontProperty().subscribe(font -> columns.scale(font.getSize()));
        selection.textProperty().bind(model.selection());
        selection.getStyleClass().add("selection");
        selection.setMinWidth(USE_PREF_SIZE); // half an amount is a wrong one
        selection.managedProperty().bind(selection.textProperty().isNotEmpty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button export = button(Feather.DOWNLOAD, texts.get("table.export"));
        export.setId("table-export");
        export.setOnAction(event -> new TableActions<>(model).export());
        getChildren()
                .addAll(
                        count,
                        selection,
                        space,
                        exporting(),
                        new ViewMenu(model),
                        new ColumnChooser<>(model, columns),
                        export,
                        pages());
    }

    /** How far what was asked for here is; it can be ended in the header. */
    private Node exporting() {
        Label progress = new Label();
        progress.setId("table-exporting");
        progress.getStyleClass().add("quiet");
        progress.visibleProperty().bind(progress.textProperty().isNotEmpty());
        progress.managedProperty().bind(progress.visibleProperty());
        model.exporting().subscribe(task -> {
            progress.textProperty().unbind();
            if (task == null) {
                progress.setText("");
            } else {
                progress.textProperty()
                        .bind(task.standing().map(standing -> task.name() + "  " + TaskWords.of(standing, texts)));
            }
        });
        return progress;
    }

    private Node pages() {
        Pages<R> pages = model.pages();
        HBox box = new HBox(
                page(Feather.CHEVRONS_LEFT, "table.first", pages::first, pages.hasEarlier()),
                page(Feather.CHEVRON_LEFT, "table.previous", pages::previous, pages.hasEarlier()),
                page(Feather.CHEVRON_RIGHT, "table.next", pages::next, pages.hasLater()),
                page(Feather.CHEVRONS_RIGHT, "table.last", pages::last, pages.hasLater()));
        box.getStyleClass().add("pages");
        box.visibleProperty().bind(pages.hasEarlier().or(pages.hasLater()));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private Button page(Feather icon, String text, Runnable turn, BooleanExpression possible) {
        Button button = button(icon, texts.get(text));
        button.setId(text.replace('.', '-'));
        button.setOnAction(event -> turn.run());
        Impossible.unless(possible.and(model.state().isNotEqualTo(TableState.OFFLINE)), button);
        return button;
    }

    private static Button button(Feather icon, String text) {
        Button button = new Button("", Icons.of(icon));
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
        button.getStyleClass().add(Styles.FLAT);
        return button;
    }
}
