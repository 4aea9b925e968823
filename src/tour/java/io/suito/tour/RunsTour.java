package io.suito.tour;

import io.suito.app.Workplace;
import io.suito.desktop.widgets.ActionButton;
import io.suito.listing.Question;
import io.suito.listing.Sort;
import io.suito.listing.Turn;
import io.suito.payouts.ItemList;
import io.suito.payouts.PartnerList;
import io.suito.payouts.PayoutPreview;
import io.suito.payouts.PlanRequest;
import io.suito.sandbox.FaultRule;
import io.suito.sandbox.SandboxControl;
import io.suito.stripe.StripeSettings;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;

/** Payout runs: preview, plan, look at the plan, send the money, pause, watch, look at what needs a person. */
final class RunsTour {
    /** While the run is watched. */
    private static final long USUAL_MILLIS = 600;

    /** So that the run is still going when its window has been asked to close and its pause was typed. */
    private static final long SLOW_MILLIS = 15_000;

    private static final String ITEMS = "#table-items";

    /** The row of the one who is held while the plan waits. */
    private static final int HELD = 2;

    private static final int NEW_SALES = 60;
    private static final long FIRST_SALE = 9_000;
    private static final long MORE_EACH = 731;

    private final Stagehand stagehand;
    private final Hands hands;

    RunsTour(Stagehand stagehand, Hands hands) {
        this.stagehand = stagehand;
        this.hands = hands;
    }

    void walk() {
        hands.press("#area-runs");
        hands.take("runs");
        dates();
        somethingToPay();
        hands.tab(".screen-tabs", 1);
        hands.untilPossible("#preview-plan");
        hands.take("run-preview");
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
            office.ask("ledger.adjust", Map.of("partner_id", partner.id(), "yen", yen), reason());
        }
    }

    private String reason() {
        return hands.words("Month end", "月末の送金");
    }

    private void dates() {
        hands.tab(".screen-tabs", 2);
        hands.untilShown(".table-row-cell:filled");
        hands.take("run-dates");
    }

    private void plan() {
        hands.press("#preview-plan");
        hands.reason("run-plan-dialog", reason());
        hands.untilPossible("#run-execute");
        hands.take("run-planned");
    }

    private void pay() {
        holdSomebody();
        hands.press("#run-execute");
        hands.take("run-pay-dialog");
        StripeSettings stripe = stagehand.office().stripeSettings().orElseThrow();
        SandboxControl sandbox = new SandboxControl(stripe.apiBase(), stripe.secretKey());
        sandbox.faults(FaultRule.latency("POST /v1/*", USUAL_MILLIS));
        try {
            hands.agree();
            hands.until(() -> hands.find(ProgressBar.class, ".progress-line .progress-bar")
                                    .getProgress()
                            > 0.2
                    || isOver());
            sandbox.faults(FaultRule.latency("POST /v1/*", SLOW_MILLIS));
            hands.take("run-executing");
            if (!hands.on(this::isOver)) {
                close();
                pause();
            }
        } finally {
            sandbox.faults();
        }
        hands.until(this::isOver);
        hands.take("run-finished");
    }

    private boolean isOver() {
        // a run that has not begun can neither be paused nor resumed either
        return !ActionButton.isPossible(hands.find(Button.class, "#run-execute"))
                && !ActionButton.isPossible(hands.find(Button.class, "#run-pause"))
                && !ActionButton.isPossible(hands.find(Button.class, "#run-resume"));
    }

    /** What somebody is told who closes the window in the middle of it; the window stays. */
    private void close() {
        hands.askToClose();
        hands.take("closing-in-mid-run");
        hands.leave();
    }

    private void pause() {
        hands.press("#run-pause");
        hands.reason("run-pause-dialog", hands.words("The balance is being checked", "残高を確認します"));
        hands.untilPossible("#run-resume");
        hands.take("run-paused");
        hands.press("#run-resume");
        hands.take("run-resume-dialog");
        hands.agree();
    }

    private void holdSomebody() {
        TableView<?> items = hands.rows(ITEMS);
        UUID partner = hands.on(() -> ((ItemList.Row) items.getItems().get(HELD)).partnerId());
        stagehand
                .office()
                .ask(
                        "partner.hold",
                        Map.of("partner_id", partner),
                        hands.words("A question about the bank account", "口座についての確認"));
    }

    private void detail() {
        hands.tab(".screen-tabs", 0);
        TableView<?> items = hands.rows(ITEMS);
        hands.choose(items, HELD);
        hands.until(() -> hands.find(Label.class, "#item-sentence") != null
                && !hands.find(Label.class, "#item-sentence").getText().isEmpty());
        hands.take("run-item");
        hands.tab(".item-tabs", 1);
        hands.take("run-item-stripe");
        hands.tab(".item-tabs", 0);
        for (int tab = 1; tab < 4; tab++) {
            hands.tab(".detail > .detail-tabs", tab);
            hands.take("run-tab-" + tab);
        }
        hands.tab(".detail > .detail-tabs", 2);
        hands.press("#run-compare");
        hands.untilPossible("#run-compare");
        hands.take("run-compared");
    }
}
