package io.suito.desktop.partners;

import io.suito.desktop.shell.Screen;
import io.suito.desktop.table.DataTable;
import io.suito.payouts.PartnerList;
import javafx.fxml.FXML;

/** Binds the list of partners. */
public final class PartnersView implements Screen {
    private final PartnersViewModel model;

    @FXML
    private DataTable<PartnerList.Row> table;

    @SuppressWarnings("NullAway.Init") // the fields are FXML's
    public PartnersView(PartnersViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        table.show(model.table());
    }

    @Override
    public void activate(String id) {
        model.activate();
    }

    @Override
    public void deactivate() {
        model.deactivate();
    }
}
