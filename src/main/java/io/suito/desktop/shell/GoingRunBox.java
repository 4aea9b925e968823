package io.suito.desktop.shell;

import atlantafx.base.theme.Styles;
import io.suito.desktop.text.Texts;
import io.suito.payouts.RunPace;
import io.suito.payouts.RunReports.Going;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;

/** A run that is being paid, in the header: how far it is; pressed, it leads there. */
final class GoingRunBox extends Button {
    private final Texts texts;
    private final ProgressBar bar = new ProgressBar();
    private final Tooltip name = new Tooltip();
    private final RunPace pace = new RunPace(System::nanoTime);

    GoingRunBox(Texts texts, Runnable go) {
        this.texts = texts;
        getStyleClass().addAll(Styles.FLAT, "going-run");
        setId("going-run");
        setGraphic(bar);
        setContentDisplay(ContentDisplay.RIGHT);
        setTooltip(name);
        setOnAction(event -> go.run());
    }

    /**
     * Shows how far it is now, and how long the rest will take where that can be told.
     *
     * @param open whether its own screen is shown, which says that and shows a bar too: two answers a moment apart
     *     would differ
     */
    void show(Going run, boolean open) {
        name.setText(texts.run(run.kind(), run.runDate(), run.asOf()));
        String counts = texts.get(
                run.paused() ? "shell.run_paused" : "shell.run_going",
                texts.number(run.ended()),
                texts.number(run.items()));
        String all = left(run)
                .map(left -> texts.get("shell.task_left", counts, texts.left(left)))
                .orElse(counts);
        setText(open ? texts.get(run.paused() ? "shell.run_paused_here" : "shell.run_going_here") : all);
        setGraphic(open ? null : bar);
        bar.setProgress((double) run.ended() / Math.max(1, run.items()));
        setAccessibleText(name.getText() + ": " + getText());
    }

    private Optional<Duration> left(Going run) {
        if (run.paused()) {
            pace.forget();
            return Optional.empty();
        }
        return pace.left(run.items() - run.ended());
    }
}
