package io.suito.desktop.runs;

import io.suito.desktop.table.DataTable;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Action;
import io.suito.desktop.widgets.ActionButton;
import io.suito.desktop.widgets.Figures;
import io.suito.desktop.widgets.ReadProblem;
import io.suito.desktop.widgets.RunStates;
import io.suito.desktop.widgets.RunStates.Unsettled;
import io.suito.desktop.widgets.StatusLabel;
import io.suito.desktop.widgets.Tone;
import io.suito.payouts.PayoutPreview.Skip;
import io.suito.payouts.PreviewComparison;
import io.suito.payouts.RunReports.RunStatus;
import java.util.Set;
import java.util.UUID;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TabPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Binds one run's detail. */
public final class RunView {
    private static final int DIGITS_SHOWN = 8;

    /** What sends money: beginning and going on, of which never both can be done. */
    private static final Set<String> MAIN = Set.of("run-execute", "run-resume");

    private final RunViewModel model;

    @FXML
    private VBox body;

    private boolean isAwaited;

    @FXML
    private Label title;

    @FXML
    private Label number;

    @FXML
    private StatusLabel state;

    @FXML
    private ReadProblem problem;

    @FXML
    private Label sentence;

    @FXML
    private StatusLabel note;

    @FXML
    private HBox progress;

    @FXML
    private ProgressBar bar;

    @FXML
    private Label counts;

    @FXML
    private Figures figures;

    @FXML
    private StatusLabel funds;

    @FXML
    private Label before;

    @FXML
    private FlowPane actions;

    @FXML
    private TabPane tabs;

    @FXML
    private DataTable<Skip> skips;

    @FXML
    private TotalsGrid totals;

    @FXML
    private ActionButton compare;

    @FXML
    private StoryList story;

    @SuppressWarnings("NullAway.Init") // the fields are FXML's
    public RunView(RunViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        sentence.textProperty().bind(model.sentence());
        model.note().subscribe(this::showNote);
        bar.progressProperty().bind(model.fraction());
        bar.setAccessibleText(model.texts().get("run.progress.name"));
        counts.textProperty().bind(model.progress());
        progress.visibleProperty().bind(model.progress().isNotEmpty());
        progress.managedProperty().bind(progress.visibleProperty());
        skips.show(model.skips(), skip -> model.items().openPartner(skip.partnerId()));
        compare.show(model.compare());
        for (Action action : model.actions()) {
            ActionButton button = new ActionButton();
            button.show(action);
            button.otherwise(this::takeKeyboard);
            if (MAIN.contains(action.id())) {
                button.emphasize();
            }
            actions.getChildren().add(button);
        }
        problem.follow(model.problem(), model.texts(), model::refresh);
        model.shown().subscribe(this::show);
    }

    /** Puts the keyboard here, as soon as there is a run to see. */
    void takeKeyboard() {
        isAwaited = !body.isVisible();
        tabs.requestFocus();
    }

    private void showNote(String text) {
        note.show(text, Tone.CAUTION);
        note.setVisible(!text.isEmpty());
        note.setManaged(!text.isEmpty());
    }

    private void show(@Nullable RunRead read) {
        body.setVisible(read != null);
        if (read == null) {
            return;
        }
        if (isAwaited) {
            takeKeyboard();
        }
        Texts texts = model.texts();
        RunStatus run = read.status();
        int open = run.open();
        title.setText(model.words().title(run));
        number.setText(shortNumber(run.runId()));
        Unsettled rest = RunWords.unsettled(run);
        state.show(RunStates.label(run.state(), rest, texts), RunStates.tone(run.state(), rest));
        showFigures(read, run, open);
        showPlan(read);
        totals.show(read.totals(), run.planned(), texts);
        story.show(read.rest().story(), model.words(), texts);
    }

    /** While nothing has been sent: whether the balance covers it, and how it differs from the run before. */
    private void showPlan(RunRead read) {
        boolean frozen = read.run().runState().isFrozenPlan();
        show(funds, frozen);
        show(before, frozen && read.rest().before() != null);
        PlanWords words = new PlanWords(model.texts(), true);
        PlanWords.Said said =
                words.funds(read.rest().funds(), read.movingYen(), read.rest().elsewhere());
        funds.show(said.text(), said.tone());
        before.setText(words.before(read.rest().before(), read.movingYen()));
    }

    private static void show(Label line, boolean now) {
        line.setVisible(now);
        line.setManaged(now);
    }

    /** The last digits: the first ones are the time, which runs that were planned within a minute share. */
    static String shortNumber(UUID run) {
        String digits = run.toString();
        return digits.substring(digits.length() - DIGITS_SHOWN);
    }

    private void showFigures(RunRead read, RunStatus run, int open) {
        Texts texts = model.texts();
        long paid = read.totals().part("paid").yen()
                + read.totals().part("submitted").yen();
        figures.show(texts.get("run.figure.total"), texts.yen(run.total()), Tone.NEUTRAL);
        figures.show(texts.get("run.figure.items"), texts.number(run.planned()), Tone.NEUTRAL);
        figures.show(texts.get("run.figure.paid"), texts.yen(paid), Tone.NEUTRAL);
        figures.show(texts.get("run.figure.open"), texts.number(open), open > 0 ? Tone.CAUTION : Tone.NEUTRAL);
        figures.show(texts.get("run.figure.skipped"), texts.number(run.skipped()), Tone.NEUTRAL);
        PreviewComparison last = read.rest().before();
        if (last == null || read.run().runState().isFrozenPlan()) {
            figures.hide(texts.get("run.figure.before"));
        } else {
            figures.show(texts.get("run.figure.before"), texts.yen(last.total()), Tone.NEUTRAL);
        }
    }
}
