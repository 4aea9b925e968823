package io.suito.desktop.runs;

import io.suito.desktop.table.DataTable;
import io.suito.desktop.widgets.ActionButton;
import io.suito.payouts.ItemAction;
import io.suito.payouts.ItemList;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/** Binds the items of a run and what can be done with them. */
public final class ItemsView {
    private static final double TABLE = 0.615;

    private final ItemsViewModel model;

    @FXML
    private SplitPane split;

    @FXML
    private DataTable<ItemList.Row> table;

    @FXML
    private FlowPane actions;

    @FXML
    private Parent item;

    /** Where the item is higher than its place, it can be scrolled. */
    @FXML
    private ScrollPane itemPane;

    @FXML
    private ItemView itemController;

    @SuppressWarnings("NullAway.Init") // the fields are FXML's
    public ItemsView(ItemsViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        table.show(model.table(), row -> itemController.takeKeyboard());
        ItemAction[] offered = ItemAction.values();
        MenuItem[] menu = new MenuItem[offered.length];
        for (int i = 0; i < offered.length; i++) {
            ActionButton button = new ActionButton();
            button.show(model.action(offered[i]));
            button.otherwise(table::takeKeyboard);
            actions.getChildren().add(button);
            menu[i] = ActionButton.menuItem(model.action(offered[i]));
        }
        table.addActions(menu);
        table.comesBackFrom(item);
        split.getItems().remove(itemPane);
        model.one().subscribe(this::showItem);
    }

    /** Without one chosen item the table has the whole width: nothing of one run's item is seen beside another's. */
    private void showItem(ItemList.@Nullable Row row) {
        if (row == null) {
            split.getItems().remove(itemPane);
        } else if (!split.getItems().contains(itemPane)) {
            split.getItems().add(itemPane);
            split.setDividerPositions(TABLE);
        }
    }
}
