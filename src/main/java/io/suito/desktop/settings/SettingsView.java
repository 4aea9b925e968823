package io.suito.desktop.settings;

import io.suito.desktop.shell.Screen;
import io.suito.desktop.table.DataTable;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/** Binds the payout policy and the settings of this installation. */
public final class SettingsView implements Screen {
    private final SettingsViewModel model;

    @FXML
    private Label since;

    @FXML
    private DataTable<Line> policy;

    @FXML
    private DataTable<Line> installation;

    @SuppressWarnings("NullAway.Init") // the fields are FXML's
    public SettingsView(SettingsViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        since.textProperty().bind(model.since());
        policy.show(model.policy());
        installation.show(model.installation());
    }

    @Override
    public void activate(String id) {
        model.refresh();
    }

    @Override
    public void deactivate() {
        // nothing is followed: what is set changes rarely, and is read at every visit
    }
}
