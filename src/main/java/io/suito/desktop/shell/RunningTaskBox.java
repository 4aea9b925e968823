package io.suito.desktop.shell;

import io.suito.desktop.look.Icons;
import io.suito.desktop.tasks.RunningTask;
import io.suito.desktop.text.Texts;
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
        getChildren().addAll(new Label(task.name()), bar);
        if (task.isCancellable()) {
            Button cancel = new Button("", Icons.of(Feather.X));
            cancel.getStyleClass().add("flat");
            cancel.setAccessibleText(texts.get("shell.cancel", task.name()));
            cancel.setTooltip(new Tooltip(texts.get("shell.cancel", task.name())));
            cancel.setOnAction(event -> task.cancel());
            getChildren().add(cancel);
        }
    }
}
