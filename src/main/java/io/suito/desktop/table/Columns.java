package io.suito.desktop.table;

import io.suito.listing.Sort;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Makes the columns of a table, remembers how they are arranged, and lets sorting be SQL's work. */
final class Columns<R> {
    private final TableModel<R> model;
    private final TableActions<R> actions;
    private final TableView<R> view;
    private final ReadOnlyStringWrapper unseenSort = new ReadOnlyStringWrapper("");
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
        column.setPrefWidth(model.layout().width(shown.id()).orElse(shown.width()));
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(shown.value().apply(cell.getValue())));
        column.setCellFactory(any -> new TableCellOf<>(shown, model.texts()));
        if (shown.kind() == ColumnKind.YEN || shown.kind() == ColumnKind.NUMBER) {
            column.getStyleClass().add("align-right");
        }
        column.widthProperty().subscribe((before, now) -> {
            if (!arranging) {
                model.layout().setWidth(shown.id(), now.doubleValue());
            }
        });
        return column;
    }

    private void showSort(Sort sort) {
        unseenSort.set(actions.unseenSort());
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

    /** A menu with a tick at every column that is shown. */
    void fill(MenuButton chooser) {
        chooser.getItems().clear();
        for (TableColumnModel<R> column : model.setup().columns()) {
            CheckMenuItem item = new CheckMenuItem(actions.title(column));
            item.setSelected(
                    actions.columns().stream().anyMatch(shown -> shown.id().equals(column.id())));
            item.setOnAction(event -> choose(column, item.isSelected()));
            chooser.getItems().add(item);
        }
    }

    private void choose(TableColumnModel<R> column, boolean shown) {
        List<String> ids = new ArrayList<>(
                actions.columns().stream().map(TableColumnModel::id).toList());
        ids.remove(column.id());
        if (shown) {
            ids.add(column.id());
        }
        if (!ids.isEmpty()) {
            actions.choose(ids);
        }
        arrange();
    }
}
