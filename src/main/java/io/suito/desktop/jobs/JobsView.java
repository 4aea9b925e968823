package io.suito.desktop.jobs;

import io.suito.desktop.shell.Screen;
import io.suito.desktop.table.DataTable;
import io.suito.desktop.widgets.Action;
import io.suito.schedule.Jobs.Standing;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.VBox;

/** Binds the list of jobs; the last runs come when one is chosen. */
public final class JobsView implements Screen {
    private static final double LIST = 0.5;

    private final JobsViewModel model;

    @FXML
    private SplitPane split;

    @FXML
    private DataTable<Standing> table;

    @FXML
    private VBox detail;

    @FXML
    private Label name;

    @FXML
    private Button rehearse;

    @FXML
    private Button run;

    @FXML
    private DataTable<JobTables.PastRow> past;

    @SuppressWarnings("NullAway.Init") // the fields are FXML's
    public JobsView(JobsViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        table.show(model.table());
        past.show(model.past(), model::openRun);
        rehearse.setOnAction(event -> model.rehearse());
        run.setOnAction(event -> model.run());
        split.getItems().remove(detail);
        model.open().subscribe(this::opened);
    }

    private void opened(String job) {
        if (!job.isEmpty()) {
            name.setText(model.name(job));
            if (!split.getItems().contains(detail)) {
                split.getItems().add(detail);
                split.setDividerPositions(LIST);
            }
        }
    }

    @Override
    public void activate(String id) {
        model.activate(id);
    }

    @Override
    public List<Action> actions() {
        return model.actions();
    }

    @Override
    public void deactivate() {
        model.deactivate();
    }
}
