package io.suito.desktop.runs;

import io.suito.desktop.table.DataTable;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.ActionButton;
import io.suito.desktop.widgets.ItemStates;
import io.suito.desktop.widgets.StatusLabel;
import io.suito.payouts.ItemFacts.Entry;
import io.suito.payouts.ItemFacts.Said;
import io.suito.payouts.ItemList;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import org.jspecify.annotations.Nullable;

/** Binds the item that is looked at: what it is doing, the entries it pays, what was said with Stripe. */
public final class ItemView {
    private static final PseudoClass ONE_LINE = PseudoClass.getPseudoClass("one-line");
    private static final PseudoClass TALL = PseudoClass.getPseudoClass("tall");

    private final ItemsViewModel model;

    @FXML
    private Hyperlink name;

    @FXML
    private Label amount;

    @FXML
    private StatusLabel state;

    @FXML
    private Label sentence;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab stripeTab;

    @FXML
    private DataTable<Entry> entries;

    @FXML
    private ListView<Said> said;

    @FXML
    private TextArea raw;

    @FXML
    private ActionButton page;

    @SuppressWarnings("NullAway.Init") // the fields are FXML's
    public ItemView(ItemsViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        entries.show(model.entries(), model::openEntry);
        said.setItems(model.said());
        said.setCellFactory(list -> new SaidCell());
        Label nothing = new Label();
        nothing.setWrapText(true);
        nothing.textProperty().bind(model.nothingSaid());
        said.setPlaceholder(nothing);
        name.setOnAction(event -> model.openPartner());
        page.show(model.page());
        tabs.getSelectionModel().selectedItemProperty().subscribe(this::giveHeight);
        said.getSelectionModel().selectedItemProperty().subscribe(this::showRaw);
        model.said().addListener((ListChangeListener<Said>) change -> showSaid());
        model.one().subscribe(this::show);
    }

    /** Puts the keyboard here. */
    void takeKeyboard() {
        tabs.requestFocus();
    }

    private void show(ItemList.@Nullable Row item) {
        if (item == null) {
            return;
        }
        Texts texts = model.texts();
        name.setText(item.name());
        name.getTooltip().setText(item.name() + "\n" + texts.get("item.to_partner"));
        name.setVisited(false);
        amount.setText(texts.yen(item.amount()));
        state.show(texts.label("state.item", item.shownState()), ItemStates.tone(item.shownState()));
        sentence.setText(new RunWords(texts).item(item));
    }

    /** What was said with Stripe is read in more lines than a window that is low has for it: then it is scrolled to. */
    private void giveHeight(Tab chosen) {
        tabs.pseudoClassStateChanged(TALL, chosen.equals(stripeTab));
    }

    private void showSaid() {
        said.pseudoClassStateChanged(ONE_LINE, model.said().size() == 1);
        said.getSelectionModel().selectLast();
    }

    private void showRaw(@Nullable Said chosen) {
        model.looked().set(chosen);
        raw.setText(chosen == null ? "" : model.raw(chosen));
    }

    /** An instruction in plain words. */
    private final class SaidCell extends ListCell<Said> {
        private static final double EDGES = 24;

        SaidCell() {
            setWrapText(true);
            prefWidthProperty().bind(said.widthProperty().subtract(EDGES));
        }

        @Override
        protected void updateItem(@Nullable Said value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty || value == null ? null : model.words(value));
        }
    }
}
