package io.suito.desktop.runs;

import io.suito.desktop.runs.RunsViewModel.Part;
import io.suito.desktop.shell.Screen;
import io.suito.desktop.table.DataTable;
import io.suito.desktop.widgets.Action;
import io.suito.payouts.RunCalendar.RunDay;
import io.suito.payouts.RunList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** Binds the history of runs with the one that is looked at, the preview, the coming dates. */
public final class RunsView implements Screen {
    private static final double LIST = 0.345;
    private static final double LIST_BESIDE_ITEM = 0.28;

    /** Pixels below which an open item needs some of the room of the list. */
    private static final double NARROW = 1_300;

    private static final double SAME = 0.01;

    private final RunsViewModel model;
    private final Map<Part, Tab> parts = new EnumMap<>(Part.class);
    private boolean isLed;
    private double list = LIST;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab history;

    @FXML
    private Tab preview;

    @FXML
    private Tab dates;

    @FXML
    private SplitPane split;

    @FXML
    private DataTable<RunList.Row> table;

    @FXML
    private Parent detail;

    @FXML
    private RunView detailController;

    @FXML
    private Label known;

    @FXML
    private DataTable<RunDay> datesTable;

    @SuppressWarnings("NullAway.Init") // the fields are FXML's
    public RunsView(RunsViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        table.show(model.table(), row -> detailController.takeKeyboard());
        datesTable.show(model.dates().table(), model::preview);
        known.setText(model.dates().known());
        table.comesBackFrom(detail);
        split.getItems().remove(detail);
        model.run().opened().subscribe(run -> {
            if (run != null && !split.getItems().contains(detail)) {
                split.getItems().add(detail);
                split.setDividerPositions(LIST);
            }
        });
        model.run().items().one().subscribe(item -> makeRoom(item != null));
        followTabs();
    }

    /** Beside an open item the list gives some of its room, and has it back afterwards; not if the person moved it. */
    private void makeRoom(boolean isItemOpen) {
        if (!split.getItems().contains(detail)) {
            return;
        }
        double now = split.getDividerPositions()[0];
        if (isItemOpen && now > LIST_BESIDE_ITEM + SAME && split.getWidth() < NARROW) {
            list = now;
            split.setDividerPositions(LIST_BESIDE_ITEM);
        } else if (!isItemOpen && Math.abs(now - LIST_BESIDE_ITEM) < SAME) {
            split.setDividerPositions(list);
        }
    }

    /** Who has planned a run, or was led to one, goes on with it; once the dialog that led there is gone. */
    private void lead() {
        if (isLed && detail.getScene() != null && !detail.isDisabled()) {
            isLed = false;
            Platform.runLater(detailController::takeKeyboard);
        }
    }

    private void followTabs() {
        parts.putAll(Map.of(Part.HISTORY, history, Part.PREVIEW, preview, Part.DATES, dates));
        model.part().subscribe(part -> {
            Tab shown = Objects.requireNonNull(parts.get(part));
            boolean byTab = shown.equals(tabs.getSelectionModel().getSelectedItem());
            tabs.getSelectionModel().select(shown);
            if (!byTab && part == Part.HISTORY) {
                isLed = true;
                Platform.runLater(this::lead);
            }
        });
        detail.disabledProperty().subscribe(disabled -> lead());
        tabs.getSelectionModel()
                .selectedItemProperty()
                .subscribe(tab -> parts.forEach((part, shown) -> {
                    if (shown.equals(tab)) {
                        model.part().set(part);
                    }
                }));
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
    public boolean isAbout(UUID run) {
        return model.part().get() == Part.HISTORY
                && run.equals(model.run().opened().get());
    }

    @Override
    public void deactivate() {
        model.deactivate();
    }
}
