package io.suito.desktop.table;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import io.suito.desktop.look.Icons;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Side;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** Which columns are shown, in which order and how wide: everything that the mouse does with their heads. */
final class ColumnChooser<R> extends MenuButton {
    private static final double STEP = 1.25;

    private final TableModel<R> model;
    private final TableActions<R> actions;
    private final Columns<R> columns;

    ColumnChooser(TableModel<R> model, Columns<R> columns) {
        super("", Icons.of(Feather.COLUMNS));
        this.model = model;
        this.actions = new TableActions<>(model);
        this.columns = columns;
        String name = model.texts().get("table.columns");
        setId("table-columns");
        setAccessibleText(name);
        setTooltip(new Tooltip(name));
        getStyleClass().addAll(Styles.FLAT, Tweaks.NO_ARROW);
        setPopupSide(Side.TOP); // below the list the screen may end
        fill();
        setOnShowing(event -> fill());
    }

    private void fill() {
        List<TableColumnModel<R>> shown = actions.columns();
        List<MenuItem> items = new ArrayList<>();
        model.setup().columns().forEach(column -> items.add(tick(column, shown)));
        items.add(new SeparatorMenuItem());
        items.add(menu("table.columns.left", shown.subList(1, shown.size()), column -> move(column, -1)));
        items.add(menu("table.columns.right", shown.subList(0, shown.size() - 1), column -> move(column, 1)));
        items.add(menu("table.columns.wider", shown, column -> columns.resize(column.id(), STEP)));
        items.add(menu("table.columns.narrower", shown, column -> columns.resize(column.id(), 1 / STEP)));
        getItems().setAll(items);
    }

    /** The last column stays: a table without columns shows nothing that could be brought back. */
    private MenuItem tick(TableColumnModel<R> column, List<TableColumnModel<R>> shown) {
        CheckMenuItem item = new CheckMenuItem(actions.title(column));
        item.setSelected(shown.stream().anyMatch(other -> other.id().equals(column.id())));
        item.setDisable(item.isSelected() && shown.size() == 1);
        item.setOnAction(event -> choose(column, item.isSelected()));
        return item;
    }

    private Menu menu(String text, List<TableColumnModel<R>> of, Consumer<TableColumnModel<R>> action) {
        Menu menu = new Menu(model.texts().get(text));
        for (TableColumnModel<R> column : of) {
            MenuItem item = new MenuItem(actions.title(column));
            item.setOnAction(event -> action.accept(column));
            menu.getItems().add(item);
        }
        menu.setDisable(of.isEmpty());
        return menu;
    }

    private void choose(TableColumnModel<R> column, boolean shown) {
        List<String> ids = ids();
        ids.remove(column.id());
        if (shown) {
            ids.add(column.id());
        }
        arrange(ids);
    }

    private void move(TableColumnModel<R> column, int places) {
        List<String> ids = ids();
        int at = ids.indexOf(column.id());
        Collections.swap(ids, at, at + places);
        arrange(ids);
    }

    private List<String> ids() {
        return new ArrayList<>(
                actions.columns().stream().map(TableColumnModel::id).toList());
    }

    private void arrange(List<String> ids) {
        actions.choose(ids);
        columns.arrange();
    }
}
