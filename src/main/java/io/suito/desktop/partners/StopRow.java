package io.suito.desktop.partners;

import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.StatusLabel;
import io.suito.desktop.widgets.Tone;
import io.suito.payouts.PartnerReports.Stop;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** An active stop: why, who, since when, until when. */
final class StopRow extends VBox {
    StopRow(Stop stop, Texts texts, Runnable lift) {
        getStyleClass().add("stop-row");
        getChildren().add(new StatusLabel(texts.word("stop", stop.reason()), Tone.BAD));
        if (stop.note() != null) {
            Label note = new Label(stop.note());
            note.setWrapText(true);
            getChildren().add(note);
        }
        String until = stop.expiresAt() == null
                ? texts.get("partner.stop_without_end")
                : texts.get("partner.stop_until", texts.minutes(stop.expiresAt()));
        Label about = new Label(texts.get("partner.stop_set", stop.setBy(), texts.minutes(stop.setAt()), until));
        about.getStyleClass().add("quiet");
        about.setWrapText(true);
        Button button = new Button(texts.get("partner.lift"));
        button.setAccessibleText(texts.get("partner.lift.action", texts.word("stop", stop.reason())));
        button.setOnAction(event -> lift.run());
        getChildren().addAll(about, button);
    }
}
