package io.suito.tour;

import io.suito.app.Workplace;
import io.suito.desktop.DesktopSession;
import io.suito.listing.Question;
import io.suito.listing.Sort;
import io.suito.listing.Turn;
import io.suito.payouts.ItemList;
import io.suito.payouts.PartnerList;
import io.suito.payouts.PayoutPreview;
import io.suito.payouts.PlanRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;

/** Payout runs: preview, plan, look at the plan, send the money, watch, look at what needs a person. */
final class RunsTour {
    private static final String REASON = "tour";

    /** The row of the one who is held while the plan waits. */
    private static final int HELD = 2;

    private static final int NEW_SALES = 60;
    private static final long FIRST_SALE = 9_000;
    private static final long MORE_EACH = 731;

    private final Stagehand stagehand;
    private final DesktopSession session;
    private final Consumer<String> take;

    RunsTour(Stagehand stagehand, DesktopSession session, Consumer<String> take) {
        this.stagehand = stagehand;
        this.session = session;
        this.take = take;
    }

    void walk() {
        press(ToggleButton.class, "#area-runs");
        take.accept("runs");
        dates();
        somethingToPay();
        tab(".screen-tabs", 1);
        until(() -> find(Button.class, "#preview-plan") != null
                && !find(Button.class, "#preview-plan").isDisabled());
        take.accept("run-preview");
        plan();
        pay();
        detail();
    }

    /** Where an earlier walk has paid everybody, there are new sales by now. */
    private void somethingToPay() {
        Workplace office = stagehand.office();
        var transactions = office.backoffice().transactions();
        PlanRequest now = new PlanRequest(null, null, null, null, "");
        if (PayoutPreview.read(transactions, now).items().size() > HELD) {
            return;
        }
        List<PartnerList.Row> partners = transactions.call(tx -> PartnerList.LISTING
                .page(tx, Question.all(Sort.ascending("name")), Turn.first(), NEW_SALES)
                .rows());
        long yen = FIRST_SALE;
        for (PartnerList.Row partner : partners) {
            yen += MORE_EACH;
            office.ask("ledger.adjust", Map.of("partner_id", partner.id(), "yen", yen), REASON);
        }
    }

    private void dates() {
        tab(".screen-tabs", 2);
        until(() -> rows() > 0);
        take.accept("run-dates");
    }

    private void plan() {
        press(Button.class, "#preview-plan");
        until(() -> find(TextInputControl.class, ".dialog-card .text-field") != null);
        stagehand.run(
                () -> find(TextInputControl.class, ".dialog-card .text-field").setText(REASON));
        take.accept("run-plan-dialog");
        press(Button.class, "#dialog-action");
        until(() -> find(Button.class, "#run-execute") != null
                && !find(Button.class, "#run-execute").isDisabled());
        take.accept("run-planned");
    }

    private void pay() {
        holdSomebody();
        press(Button.class, "#run-execute");
        take.accept("run-pay-dialog");
        press(Button.class, "#dialog-action");
        until(() -> find(ProgressBar.class, ".progress-line .progress-bar").getProgress() > 0.2
                || find(Button.class, "#run-pause").isDisabled());
        take.accept("run-executing");
        until(() -> find(Button.class, "#run-pause").isDisabled());
        take.accept("run-finished");
    }

    private void holdSomebody() {
        TableView<?> items = items();
        UUID partner = stagehand.on(() -> ((ItemList.Row) items.getItems().get(HELD)).partnerId());
        stagehand.office().ask("partner.hold", Map.of("partner_id", partner), REASON);
    }

    private void detail() {
        tab(".screen-tabs", 0);
        until(() -> rows() > 0);
        take.accept("run-history");
        TableView<?> items = items();
        stagehand.until(() -> !items.getItems().isEmpty());
        stagehand.run(() -> items.getSelectionModel().select(HELD));
        until(() -> find(Label.class, "#item-sentence") != null
                && !find(Label.class, "#item-sentence").getText().isEmpty());
        take.accept("run-item");
        tab(".item-tabs", 1);
        take.accept("run-item-stripe");
        for (int tab = 1; tab < 4; tab++) {
            tab(".detail > .detail-tabs", tab);
            take.accept("run-tab-" + tab);
        }
        tab(".detail > .detail-tabs", 2);
        press(Button.class, "#run-compare");
        until(() -> !find(Button.class, "#run-compare").isDisabled());
        take.accept("run-compared");
    }

    private TableView<?> items() {
        return stagehand.on(() -> (TableView<?>) session.scene().getRoot().lookup(".items .table-view"));
    }

    private long rows() {
        return session.scene().getRoot().lookupAll(".table-row-cell:filled").size();
    }

    private <N extends Node> N find(Class<N> type, String selector) {
        return type.cast(session.scene().getRoot().lookup(selector));
    }

    private void until(java.util.function.BooleanSupplier condition) {
        stagehand.until(condition);
    }

    private void tab(String panes, int index) {
        stagehand.run(() -> ((TabPane) session.scene().getRoot().lookup(panes))
                .getSelectionModel()
                .select(index));
        stagehand.settle();
    }

    private void press(Class<? extends javafx.scene.control.ButtonBase> type, String selector) {
        until(() -> find(type, selector) != null);
        stagehand.run(() -> {
            find(type, selector).requestFocus();
            find(type, selector).fire();
        });
        stagehand.settle();
    }
}
