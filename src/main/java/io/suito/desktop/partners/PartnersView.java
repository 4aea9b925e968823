package io.suito.desktop.partners;

import io.suito.desktop.shell.Screen;
import io.suito.desktop.table.DataTable;
import io.suito.desktop.widgets.Action;
import io.suito.desktop.widgets.ActionButton;
import io.suito.payouts.PartnerList;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;

/** Binds the list of partners; the detail comes when somebody is chosen. */
public final class PartnersView implements Screen {
    private static final double LIST = 0.5;

    private final PartnersViewModel model;

    @FXML
    private SplitPane split;

    @FXML
    private DataTable<PartnerList.Row> table;

    @FXML
    private ActionButton preview;

    @FXML
    private Parent detail;

    @FXML
    private PartnerView detailController;

    @SuppressWarnings("NullAway.Init") // the fields are FXML's
    public PartnersView(PartnersViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        table.show(model.table(), row -> detailController.takeKeyboard());
        table.comesBackFrom(detail);
        table.addActions(ActionButton.menuItem(model.preview()));
        preview.show(model.preview());
        split.getItems().remove(detail);
        model.detail().opened().subscribe(partner -> {
            if (partner != null && !split.getItems().contains(detail)) {
                split.getItems().add(detail);
                split.setDividerPositions(LIST);
            }
        });
    }

    @Override
    public void activate(String id) {
        model.activate(id);
    }

    @Override
    public List<Action> actions() {
        List<Action> all = new ArrayList<>(model.detail().actions());
        all.add(model.preview());
        all.add(model.table().export());
        return all;
    }

    @Override
    public void deactivate() {
        model.deactivate();
    }
}
