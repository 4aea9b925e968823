package io.suito.tour;

import io.suito.desktop.widgets.ActionButton;
import io.suito.payouts.ItemList;
import io.suito.payouts.RunList;
import io.suito.sandbox.FaultRule;
import io.suito.sandbox.SandboxControl;
import io.suito.stripe.StripeSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;

/**
 * What did not go as planned: a plan that is discarded, a held item that is sent, money that came to rest at Stripe.
 */
final class MendingTour {
    private static final String ITEMS = "#table-items";
    private static final int CHOSEN = 3;
    private static final long SALE = 24_000;

    private final Stagehand stagehand;
    private final Hands hands;

    MendingTour(Stagehand stagehand, Hands hands) {
        this.stagehand = stagehand;
        this.hands = hands;
    }

    void walk() {
        retryHeld();
        List<UUID> partners = previewChosen();
        previewNext();
        discard();
        restAtStripe(partners);
        payOutAgain();
        takeBack();
    }

    /** The run that was paid is still open here, and the one who was held during it is its only open item. */
    private void retryHeld() {
        hands.tab(".screen-tabs", 0);
        hands.tab(".detail > .detail-tabs", 0);
        TableView<?> items = hands.rows(ITEMS);
        int held = row(items, "held");
        ItemList.Row item = hands.on(() -> (ItemList.Row) items.getItems().get(held));
        stagehand
                .office()
                .ask("partner.resume", Map.of("partner_id", item.partnerId(), "stop", "staff_hold"), reason());
        hands.choose(items, held);
        hands.press("#item-retry");
        hands.take("item-retry-dialog");
        hands.agree();
        hands.until(() -> Set.of("submitted", "paid")
                .contains(((ItemList.Row) items.getItems().get(held)).state()));
        hands.untilGone("#going-run");
        hands.take("item-retried");
    }

    private String reason() {
        return hands.words("Checked and in order", "確認が済みました");
    }

    private static int row(TableView<?> items, String state) {
        return IntStream.range(0, items.getItems().size())
                .filter(i -> ((ItemList.Row) items.getItems().get(i)).state().equals(state))
                .findFirst()
                .orElse(-1);
    }

    private List<UUID> previewChosen() {
        hands.press("#area-partners");
        TableView<?> table = hands.rows("#table-partners");
        List<UUID> partners = hands.on(() -> table.getItems().stream()
                .map(row -> (io.suito.payouts.PartnerList.Row) row)
                .filter(row -> row.stopReason() == null && row.payoutsPossible() && row.available() >= 0)
                .map(io.suito.payouts.PartnerList.Row::id)
                .limit(CHOSEN)
                .toList());
        partners.forEach(partner ->
                stagehand.office().ask("ledger.adjust", Map.of("partner_id", partner, "yen", SALE), reason()));
        hands.run(() -> table.getSelectionModel().clearSelection());
        hands.choose(
                table,
                hands.on(() -> IntStream.range(0, table.getItems().size())
                        .filter(i -> partners.contains(((io.suito.payouts.PartnerList.Row)
                                        table.getItems().get(i))
                                .id()))
                        .toArray()));
        hands.take("partners-chosen");
        hands.press("#partners-preview");
        hands.untilPossible("#preview-plan");
        hands.take("preview-chosen");
        return partners;
    }

    @SuppressWarnings("unchecked")
    private void previewNext() {
        hands.run(() -> ((ComboBox<Object>) hands.find(ComboBox.class, "#preview-of"))
                .getSelectionModel()
                .select(1));
        hands.until(() -> hands.root().lookup(".table-row-cell:filled") != null);
        hands.take("preview-next");
        hands.run(() -> ((ComboBox<Object>) hands.find(ComboBox.class, "#preview-of"))
                .getSelectionModel()
                .select(0));
    }

    private void discard() {
        hands.untilPossible("#preview-plan");
        hands.press("#preview-plan");
        hands.reason("plan-dialog-again", reason());
        hands.untilPossible("#run-discard");
        hands.take("run-planned-again");
        hands.press("#run-discard");
        hands.reason("run-discard-dialog", hands.words("The amounts are checked once more", "金額の確認をやり直します"));
        hands.until(() -> !ActionButton.isPossible(hands.find(javafx.scene.control.Button.class, "#run-discard")));
        hands.take("run-discarded");
    }

    /** A small run whose payouts Stripe refuses. */
    private void restAtStripe(List<UUID> partners) {
        StripeSettings stripe = stagehand.office().stripeSettings().orElseThrow();
        SandboxControl sandbox = new SandboxControl(stripe.apiBase(), stripe.secretKey());
        sandbox.faults(FaultRule.reject(
                "POST /v1/payouts", 400, "invalid_request_error", "account_closed", "The bank account is closed."));
        try {
            String run = stagehand
                    .office()
                    .ask("payout-run.plan", Map.of("partners", partners.subList(0, 2)), reason())
                    .required("run_id")
                    .asString();
            var about = stagehand.office().backoffice().runReports().get(UUID.fromString(run));
            stagehand.office().ask("payout-run.execute", Map.of("run_id", run, "plan_hash", about.planHash()), null);
            TableView<?> runs = hands.rows("#table-runs");
            hands.until(
                    () -> ((RunList.Row) runs.getItems().get(0)).id().toString().equals(run));
            hands.choose(runs, 0);
            TableView<?> items = hands.rows(ITEMS);
            hands.until(() -> items.getItems().stream()
                            .filter(row -> ((ItemList.Row) row).state().equals("at_account"))
                            .count()
                    == 2);
        } finally {
            sandbox.faults();
        }
        TableView<?> items = hands.rows(ITEMS);
        hands.choose(items, 0);
        hands.take("item-at-account");
    }

    private void payOutAgain() {
        hands.press("#item-pay-out-again");
        hands.take("item-pay-out-again-dialog");
        hands.agree();
        TableView<?> items = hands.rows(ITEMS);
        hands.until(() -> row(items, "submitted") >= 0 || row(items, "paid") >= 0);
        hands.take("item-paid-out-again");
    }

    private void takeBack() {
        TableView<?> items = hands.rows(ITEMS);
        hands.choose(items, hands.on(() -> row(items, "at_account")));
        hands.press("#item-take-back");
        hands.take("item-take-back-dialog");
        hands.agree();
        hands.until(() -> row(items, "taken_back") >= 0);
        hands.take("item-taken-back");
    }
}
