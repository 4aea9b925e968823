package io.suito.desktop.shell;

import atlantafx.base.theme.Styles;
import io.suito.desktop.look.Icons;
import io.suito.desktop.tasks.RunningTask;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.TaskWords;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Something that runs, in the header: its name, how far it is, and a way to end it where that does no harm. */
final class RunningTaskBox extends HBox {
    RunningTaskBox(RunningTask task, Texts texts) {
        getStyleClass().add("running-task");
        setAlignment(Pos.CENTER_LEFT);
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(task.fraction());
        bar.setAccessibleText(task.name());
        Label counts = new Label();
        counts.getStyleClass().add("quiet");
        counts.setMinWidth(USE_PREF_SIZE);
        task.standing().subscribe(standing -> {
            counts.setText(TaskWords.of(standing, texts));
            bar.setAccessibleText(task.name() + ": " + counts.getText());
        });
        getChildren().addAll(new Label(task.name()), bar, counts);
        if (task.isCancellable()) {
            getChildren().add(cancel(task, texts));
        }
    }

    private static Button cancel(RunningTask task, Texts texts) {
        Button cancel = new Button("", Icons.of(Feather.X));
        cancel.getStyleClass().add(Styles.FLAT);
        cancel.setId("cancel-task");
        cancel.setAccessibleText(texts.get("shell.cancel", task.name()));
        cancel.setTooltip(new Tooltip(texts.get("shell.cancel", task.name())));
        cancel.setOnAction(event -> task.cancel());
        return cancel;
    }
}
