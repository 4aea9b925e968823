package io.suito.desktop.table;

import io.suito.listing.Sort;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Makes the columns of a table, remembers how they are arranged, and lets sorting be SQL's work. */
final class Columns<R> {
    /** The size of text for which setups say their widths, in pixels. */
    private static final double STANDARD_TEXT = 13;

    private final TableModel<R> model;
    private final TableActions<R> actions;
    private final TableView<R> view;
    private final ReadOnlyStringWrapper unseenSort = new ReadOnlyStringWrapper("");
    private double scale = 1;
    private boolean arranging;

    Columns(TableModel<R> model, TableView<R> view) {
        this.model = model;
        this.actions = new TableActions<>(model);
        this.view = view;
    }

    /** What it is sorted by, where no column says so. */
    ReadOnlyStringProperty unseenSort() {
        return unseenSort.getReadOnlyProperty();
    }

    void arrange() {
        arranging = true;
        List<TableColumn<R, Object>> columns = new ArrayList<>();
        actions.columns().forEach(column -> columns.add(column(column)));
        view.getColumns().setAll(columns);
        showSort(model.sort().get());
        arranging = false;
    }

    void follow() {
        model.layout().onArranged(this::arrange);
        model.sort().subscribe(sort -> {
            arranging = true;
            showSort(sort);
            arranging = false;
        });
        view.setSortPolicy(ignored -> {
            sortAsked();
            return true;
        });
        view.getColumns().addListener((javafx.collections.ListChangeListener<TableColumn<R, ?>>) change -> moved());
    }

    private TableColumn<R, Object> column(TableColumnModel<R> shown) {
        TableColumn<R, Object> column = new TableColumn<>(actions.title(shown));
        column.setId(shown.id());
        column.setUserData(shown);
        column.setSortable(!shown.sort().isEmpty());
        column.setPrefWidth(width(shown));
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(shown.value().apply(cell.getValue())));
        column.setCellFactory(any -> new TableCellOf<>(shown, model.texts()));
        if (shown.kind() == ColumnKind.YEN || shown.kind() == ColumnKind.NUMBER) {
            column.getStyleClass().add("align-right");
        }
        column.widthProperty().subscribe((before, now) -> {
            if (!arranging) {
                model.layout().setWidth(shown.id(), now.doubleValue() / scale);
            }
        });
        return column;
    }

    private void showSort(Sort sort) {
        unseenSort.set(actions.unseenSort());
        // of a column that is not seen no other one bears the arrow
        view.getSortOrder().clear();
        for (TableColumn<R, ?> column : view.getColumns()) {
            if (shown(column).sort().equals(sort.column())) {
                column.setSortType(
                        sort.descending() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
                view.getSortOrder().setAll(List.of(column));
            }
        }
    }

    /** A head was pressed: the third press, which would mean unsorted, begins anew. */
    private void sortAsked() {
        if (arranging) {
            return;
        }
        if (view.getSortOrder().isEmpty()) {
            model.sortBy(model.sort().get().reversed());
            return;
        }
        TableColumn<R, ?> column = view.getSortOrder().get(0);
        model.sortBy(new Sort(shown(column).sort(), column.getSortType() == TableColumn.SortType.DESCENDING));
    }

    @SuppressWarnings("unchecked")
    private TableColumnModel<R> shown(TableColumn<R, ?> column) {
        return (TableColumnModel<R>) column.getUserData();
    }

    private void moved() {
        if (!arranging) {
            actions.choose(view.getColumns().stream().map(TableColumn::getId).toList());
        }
    }

    /** The text of the table has this size now, in pixels: columns take as much of it as before. */
    void scale(double textSize) {
        scale = textSize / STANDARD_TEXT;
        arranging = true;
        view.getColumns().forEach(column -> column.setPrefWidth(width(shown(column))));
        arranging = false;
    }

    private double width(TableColumnModel<R> column) {
        return Math.rint(column.widthIn(model.layout().now()) * scale);
    }

    /** Makes a column wider or narrower. */
    void resize(String id, double factor) {
        view.getColumns().stream()
                .filter(column -> id.equals(column.getId()))
                .forEach(column -> column.setPrefWidth(Math.rint(column.getWidth() * factor)));
    }
}
