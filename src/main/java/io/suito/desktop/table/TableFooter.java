package io.suito.desktop.table;

import atlantafx.base.theme.Styles;
import io.suito.desktop.look.Icons;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Impossible;
import io.suito.desktop.widgets.TaskWords;
import javafx.beans.binding.BooleanExpression;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.feather.Feather;

/**
 * The line under the rows: how many there are, what is selected, views, columns, the way out, the pages. Where a table
 * is too narrow for it the words stand above the buttons: none of them may be out of sight.
 */
final class TableFooter<R> extends Pane {
    private static final double GAP = 8;

    private final TableModel<R> model;
    private final Texts texts;
    private final Label count = new Label();
    private final Label selection = new Label();
    private final HBox words;
    private final HBox tools;

    TableFooter(TableModel<R> model, Columns<R> columns) {
        this.model = model;
        this.texts = model.texts();
        getStyleClass().add("table-footer");
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
        Button export = button(Feather.DOWNLOAD, texts.get("table.export"));
        export.setId("table-export");
        export.setOnAction(event -> new TableActions<>(model).export());
        words = part(count, selection, exporting());
        tools = part(new ViewMenu(model), new ColumnChooser<>(model, columns), export, pages());
        getChildren().addAll(words, tools);
    }

    private static HBox part(Node... nodes) {
        HBox part = new HBox(nodes);
        part.getStyleClass().add("footer-part");
        part.setAlignment(Pos.CENTER_LEFT);
        return part;
    }

    private boolean isOneLine(double width) {
        return width < 0 || snapSizeX(words.prefWidth(-1)) + GAP + snapSizeX(tools.prefWidth(-1)) <= width;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /** A table may be narrower than its footer wants to be. */
    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return words.prefWidth(-1) + GAP + tools.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return isOneLine(width) ? Math.max(height(words), height(tools)) : height(words) + GAP / 2 + height(tools);
    }

    /** Of whole pixels: the table above ends on one, whatever is said here. */
    private double height(HBox part) {
        return snapSizeY(part.prefHeight(-1));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double right = Math.max(0, snapPositionX(width - tools.prefWidth(-1)));
        if (isOneLine(width)) {
            layoutInArea(words, 0, 0, right, getHeight(), 0, HPos.LEFT, VPos.CENTER);
            layoutInArea(tools, right, 0, width - right, getHeight(), 0, HPos.RIGHT, VPos.CENTER);
        } else {
            double below = height(words) + GAP / 2;
            layoutInArea(words, 0, 0, width, below, 0, HPos.LEFT, VPos.TOP);
            layoutInArea(tools, right, below, width - right, getHeight() - below, 0, HPos.RIGHT, VPos.TOP);
        }
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
