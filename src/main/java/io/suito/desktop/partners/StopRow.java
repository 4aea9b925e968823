package io.suito.desktop.partners;

import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Action;
import io.suito.desktop.widgets.ActionButton;
import io.suito.desktop.widgets.StatusLabel;
import io.suito.desktop.widgets.Tone;
import io.suito.payouts.PartnerReports.Stop;
import io.suito.time.Japan;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** An active stop: why, who, since when, until when. */
final class StopRow extends VBox {
    /** Notes that the database itself writes, as its migrations have them. */
    private static final Map<String, String> OF_THE_DATABASE = Map.of(
            "payouts were switched off in the platform", "platform",
            "payouts were switched off before the cut-over", "before_cutover");

    StopRow(Stop stop, Texts texts, Action lift) {
        getStyleClass().add("stop-row");
        getChildren().add(new StatusLabel(texts.word("stop", stop.reason()), Tone.BAD));
        if (stop.note() != null) {
            Label note = new Label(note(stop, texts));
            note.setWrapText(true);
            getChildren().add(note);
        }
        String until =
                stop.expiresAt() == null ? texts.get("partner.stop_without_end") : until(stop.expiresAt(), texts);
        Label about = new Label(texts.get("partner.stop_set", author(stop, texts), texts.minutes(stop.setAt()), until));
        about.getStyleClass().add("quiet");
        about.setWrapText(true);
        ActionButton button = new ActionButton();
        button.show(lift);
        button.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(about, button);
    }

    /** Until when a stop lasts; one that ends as a day of Japan begins lasts to the end of the day before. */
    static String until(Instant end, Texts texts) {
        ZonedDateTime there = Japan.at(end);
        return there.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? texts.get(
                        "partner.stop_until_end_of",
                        texts.weekday(there.toLocalDate().minusDays(1)))
                : texts.get("partner.stop_until", texts.minutes(end));
    }

    /** A person's words stay as they are; what the database and the account sync note becomes words. */
    static String note(Stop stop, Texts texts) {
        String note = stop.note() == null ? "" : stop.note();
        String ofTheDatabase = OF_THE_DATABASE.get(note);
        if (ofTheDatabase != null) {
            return texts.get("partner.stop_note." + ofTheDatabase);
        }
        return stop.setBy().equals("account-sync") ? texts.word("gate.stripe.why", note) : note;
    }

    /** A person's login, or which part of the program it was. */
    static String author(Stop stop, Texts texts) {
        return texts.word("partner.stop_by", stop.setBy());
    }
}
