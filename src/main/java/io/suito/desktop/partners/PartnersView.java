package io.suito.desktop.partners;

import io.suito.desktop.shell.Screen;
import io.suito.desktop.table.DataTable;
import io.suito.desktop.table.TableActions;
import io.suito.desktop.widgets.Action;
import io.suito.desktop.widgets.ActionButton;
import io.suito.payouts.PartnerList;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;

/** Binds the list of partners; the detail comes when somebody is chosen. */
public final class PartnersView implements Screen {
    private static final double LIST = 0.5;

    private final PartnersViewModel model;
    private double list = LIST;

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
        model.detail().opened().subscribe(this::showDetail);
    }

    /** Without a partner the list has the whole width; with the next one it is again as wide as it was. */
    private void showDetail(@Nullable UUID partner) {
        boolean shown = split.getItems().contains(detail);
        if (partner == null && shown) {
            list = split.getDividerPositions()[0];
            split.getItems().remove(detail);
        } else if (partner != null && !shown) {
            split.getItems().add(detail);
            split.setDividerPositions(list);
        }
    }

    @Override
    public void activate(String id) {
        model.activate(id);
    }

    @Override
    public List<Action> actions() {
        List<Action> all = new ArrayList<>(model.detail().actions());
        all.add(model.preview());
        all.addAll(TableActions.of(model.table()));
        return all;
    }

    @Override
    public void deactivate() {
        model.deactivate();
    }
}
