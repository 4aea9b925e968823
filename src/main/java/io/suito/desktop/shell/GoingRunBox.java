package io.suito.desktop.shell;

import io.suito.desktop.text.Texts;
import io.suito.payouts.RunReports.Going;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;

/** A run that is being paid, in the header: how far it is; pressed, it leads there. */
final class GoingRunBox extends Button {
    GoingRunBox(Going run, Texts texts, Runnable go) {
        String name = texts.get("run.title." + run.kind(), texts.date(run.runDate()));
        String counts = texts.get(
                run.paused() ? "shell.run_paused" : "shell.run_going",
                texts.number(run.ended()),
                texts.number(run.items()));
        ProgressBar bar = new ProgressBar((double) run.ended() / Math.max(1, run.items()));
        getStyleClass().addAll("flat", "going-run");
        setId("going-run");
        setText(counts);
        setGraphic(bar);
        setContentDisplay(ContentDisplay.RIGHT);
        setAccessibleText(name + ": " + counts);
        setTooltip(new Tooltip(name));
        setOnAction(event -> go.run());
    }
}
