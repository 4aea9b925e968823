package io.suito.desktop.runs;

import io.suito.desktop.text.Texts;
import io.suito.payouts.RunStory.Event;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What happened to a run, one line each. */
public final class StoryList extends VBox {
    public StoryList() {
        getStyleClass().add("story");
    }

    void show(List<Event> events, RunWords words, Texts texts) {
        getChildren()
                .setAll(events.stream()
                        .map(event -> line(texts.seconds(event.at()), words.event(event)))
                        .toList());
    }

    private static HBox line(String time, String what) {
        Label at = new Label(time);
        at.getStyleClass().addAll("quiet", "story-time");
        Label text = new Label(what);
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(at, text);
        line.getStyleClass().add("story-line");
        return line;
    }
}
