package io.suito.desktop.runs;

import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.StatusLabel;
import io.suito.desktop.widgets.Tone;
import io.suito.payouts.Difference;
import io.suito.payouts.RunTotals.Compared;
import io.suito.payouts.RunTotals.Totals;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** Control totals as an account is written: parts, their sum, what was planned, and what Stripe has. */
public final class TotalsGrid extends GridPane {
    private int rows;

    public TotalsGrid() {
        getStyleClass().add("totals-grid");
        ColumnConstraints name = new ColumnConstraints();
        name.setMinWidth(180);
        ColumnConstraints count = right(90);
        ColumnConstraints yen = right(150);
        ColumnConstraints verdict = new ColumnConstraints();
        verdict.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(name, count, yen, verdict);
    }

    private static ColumnConstraints right(double width) {
        ColumnConstraints column = new ColumnConstraints(width);
        column.setHalignment(HPos.RIGHT);
        return column;
    }

    /** @param planned items of the plan */
    void show(Totals totals, int planned, Texts texts) {
        getChildren().clear();
        rows = 0;
        head(texts.get("run.totals.books"));
        totals.parts()
                .forEach(part -> row(
                        texts.label("state.item", part.state()),
                        texts.count("run.totals.items", part.items()),
                        texts.yen(part.yen()),
                        null));
        long items = totals.parts().stream().mapToLong(part -> part.items()).sum();
        sum(texts.get("run.totals.sum"), texts.count("run.totals.items", items), texts.yen(totals.sum()), null);
        sum(
                texts.get("run.totals.planned"),
                texts.count("run.totals.items", planned),
                texts.yen(totals.planned()),
                verdict(totals.addsUp(), texts));
        Compared compared = totals.compared();
        if (compared == null) {
            sentence(texts.get("run.totals.not_compared"));
        } else {
            show(compared, texts);
        }
    }

    private void show(Compared compared, Texts texts) {
        head(texts.get("run.totals.stripe", texts.minutes(compared.at())));
        row(texts.get("run.totals.transfers_books"), "", texts.yen(compared.booksTransfers()), null);
        row(
                texts.get("run.totals.transfers_stripe"),
                "",
                texts.yen(compared.stripeTransfers()),
                verdict(compared.booksTransfers() == compared.stripeTransfers(), texts));
        row(texts.get("run.totals.payouts_books"), "", texts.yen(compared.booksPayouts()), null);
        row(
                texts.get("run.totals.payouts_stripe"),
                "",
                texts.yen(compared.stripePayouts()),
                verdict(compared.booksPayouts() == compared.stripePayouts(), texts));
        for (Difference difference : compared.differences()) {
            sentence(difference.sentence(texts.locale()));
        }
    }

    private static StatusLabel verdict(boolean agrees, Texts texts) {
        return new StatusLabel(
                texts.asLabel(texts.get(agrees ? "run.agrees" : "run.differs")), agrees ? Tone.GOOD : Tone.BAD);
    }

    private void head(String text) {
        Label head = new Label(text);
        head.getStyleClass().add("part-title");
        add(head, 0, rows++, 4, 1);
    }

    private void sentence(String text) {
        Label line = new Label(text);
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        add(line, 0, rows++, 4, 1);
    }

    private void row(String name, String count, String yen, @Nullable Node verdict) {
        add(new Label(name), 0, rows);
        add(new Label(count), 1, rows);
        add(new Label(yen), 2, rows);
        if (verdict != null) {
            add(verdict, 3, rows);
        }
        rows++;
    }

    private void sum(String name, String count, String yen, @Nullable Node verdict) {
        row(name, count, yen, verdict);
        getChildren().stream()
                .filter(node -> getRowIndex(node) == rows - 1 && !node.equals(verdict))
                .forEach(node -> node.getStyleClass().add("sum"));
    }
}
