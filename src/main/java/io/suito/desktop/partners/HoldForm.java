package io.suito.desktop.partners;

import io.suito.desktop.asking.Asking;
import io.suito.desktop.asking.Wish;
import io.suito.desktop.dialogs.Dialogs.Submission;
import io.suito.desktop.dialogs.FormModel;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.DateInput;
import io.suito.payouts.PartnerReports;
import io.suito.time.Japan;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Puts a partner on hold: why, and until when if it is to end by itself. */
public final class HoldForm extends FormModel {
    private final UUID partner;
    private final Asking asking;
    private final Texts texts;
    private final StringProperty reason = new SimpleStringProperty("");
    private final DateInput until;

    /** @param today in Japan, as the database has it: it judges by that whether a day is over */
    HoldForm(PartnerReports.Overview partner, LocalDate today, Asking asking, Texts texts) {
        super(texts.get("partner.hold.title", partner.name()), texts.get("partner.hold.action"));
        this.partner = partner.partnerId();
        this.asking = asking;
        this.texts = texts;
        this.until = new DateInput(
                texts,
                last -> texts.get("partner.hold.until_read", texts.weekday(last)),
                last -> last.isBefore(today) ? texts.get("partner.hold.until_over", texts.date(today)) : "");
        facts().add(texts.get(
                "partner.hold.money",
                texts.yen(partner.balances().available()),
                texts.yen(partner.balances().inTransit())));
        reason.subscribe(this::check);
        until.onTyped(this::check);
        check();
    }

    public Texts texts() {
        return texts;
    }

    public StringProperty reason() {
        return reason;
    }

    /** The last day of the hold; empty for one without an end. */
    public DateInput until() {
        return until;
    }

    private void check() {
        if (reason.get().isBlank()) {
            judge(texts.get("dialog.reason_missing"));
        } else {
            judge(until.isReadable() ? "" : texts.get("dialog.unreadable"));
        }
    }

    @Override
    public void submit(Submission submission) {
        Map<String, Object> payload = new HashMap<>();
        payload.put("partner_id", partner);
        // the hold lasts to the end of its last day in Japan
        until.day()
                .ifPresent(day -> payload.put(
                        "expires_at",
                        Japan.instant(day.plusDays(1), LocalTime.MIDNIGHT).toString()));
        asking.ask(title(), new Wish("partner.hold", payload), reason.get().strip(), submission, outcome -> {});
    }
}
