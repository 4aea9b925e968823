package io.suito.desktop.table;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import io.suito.desktop.look.Icons;
import io.suito.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Side;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** The saved views of a table: which one is shown, the others, saving one, deleting one. */
final class ViewMenu extends MenuButton {
    private final SavedViews views;
    private final Texts texts;

    ViewMenu(TableModel<?> model) {
        super("", Icons.of(Feather.BOOKMARK));
        this.views = new SavedViews(model);
        this.texts = model.texts();
        setId("table-views");
        setAccessibleText(texts.get("table.views"));
        setTooltip(new Tooltip(texts.get("table.views")));
        getStyleClass().addAll(Styles.FLAT, Tweaks.NO_ARROW);
        setPopupSide(Side.TOP); // below the list the screen may end
        fill();
        setOnShowing(event -> fill());
    }

    private void fill() {
        List<String> names = views.names();
        String shown = views.shown().orElse(null);
        List<MenuItem> items = new ArrayList<>();
        items.add(choice(texts.get("view.standard"), shown == null && views.isStandard(), views::showStandard));
        names.forEach(name -> items.add(choice(name, name.equals(shown), () -> views.show(name))));
        items.add(new SeparatorMenuItem());
        MenuItem save = new MenuItem(texts.get("view.save"));
        save.setId("view-save");
        save.setOnAction(event -> views.askToSave());
        items.add(save);
        Menu delete = new Menu(texts.get("view.delete"));
        names.forEach(name -> delete.getItems().add(item(new MenuItem(name), () -> views.askToDelete(name))));
        delete.setDisable(names.isEmpty());
        items.add(delete);
        getItems().setAll(items);
    }

    private static MenuItem choice(String name, boolean chosen, Runnable show) {
        RadioMenuItem item = new RadioMenuItem(name);
        item.setSelected(chosen);
        return item(item, show);
    }

    /** A name is a person's words: an underscore in it is no mnemonic. */
    private static MenuItem item(MenuItem item, Runnable action) {
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }
}
