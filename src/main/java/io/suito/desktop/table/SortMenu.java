package io.suito.desktop.table;

import io.suito.listing.Sort;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What the heads of columns do for the mouse: by what the rows are sorted, and which way; also by hidden columns. */
final class SortMenu<R> extends Menu {
    private final TableModel<R> model;
    private final TableActions<R> actions;

    SortMenu(TableModel<R> model) {
        super(model.texts().get("table.sort"));
        this.model = model;
        this.actions = new TableActions<>(model);
        model.sort().subscribe(this::fill);
    }

    private void fill(Sort now) {
        getItems().clear();
        model.setup().columns().stream()
                .filter(column -> !column.sort().isEmpty())
                .forEach(column -> getItems().add(choice(column, now)));
        MenuItem reversed = new MenuItem(model.texts().get(now.descending() ? "table.sort.up" : "table.sort.down"));
        reversed.setOnAction(event -> model.sortBy(model.sort().get().reversed()));
        getItems().addAll(new SeparatorMenuItem(), reversed);
    }

    private MenuItem choice(TableColumnModel<R> column, Sort now) {
        RadioMenuItem item = new RadioMenuItem(actions.title(column));
        boolean chosen = column.sort().equals(now.column());
        item.setSelected(chosen);
        item.setOnAction(event -> {
            item.setSelected(chosen);
            if (!chosen) {
                model.sortBy(Sort.ascending(column.sort()));
            }
        });
        return item;
    }
}
