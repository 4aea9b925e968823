package io.suito.desktop.partners;

import io.suito.desktop.partners.PartnerViewModel.Part;
import io.suito.desktop.table.DataTable;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.ActionButton;
import io.suito.desktop.widgets.Figures;
import io.suito.desktop.widgets.ReadProblem;
import io.suito.desktop.widgets.StatusLabel;
import io.suito.desktop.widgets.Tone;
import io.suito.ledger.Balances;
import io.suito.payouts.PartnerLedger;
import io.suito.payouts.PartnerPayouts;
import io.suito.payouts.PartnerReports;
import io.suito.payouts.PartnerReports.Stop;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Binds one partner's detail. */
public final class PartnerView {
    private static final double LEDGER = 0.5;

    private final PartnerViewModel model;
    private @Nullable List<ShownStop> shownStops;

    @FXML
    private VBox body;

    @FXML
    private Label name;

    @FXML
    private Label account;

    @FXML
    private StatusLabel standing;

    @FXML
    private ReadProblem problem;

    @FXML
    private Figures figures;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab whyTab;

    @FXML
    private Tab ledgerTab;

    @FXML
    private Tab payoutsTab;

    @FXML
    private Tab stopsTab;

    @FXML
    private VBox gates;

    @FXML
    private SplitPane ledgerSplit;

    @FXML
    private DataTable<PartnerLedger.Row> ledger;

    @FXML
    private Parent order;

    @FXML
    private OrderView orderController;

    @FXML
    private DataTable<PartnerPayouts.Row> payouts;

    @FXML
    private VBox stops;

    @FXML
    private ActionButton hold;

    @SuppressWarnings("NullAway.Init") // the fields are FXML's
    public PartnerView(PartnerViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        ledger.show(model.ledger(), this::openEntry);
        ledger.comesBackFrom(order);
        ledgerSplit.getItems().remove(order);
        model.order().opened().subscribe(this::showOrder);
        payouts.show(model.payouts(), model::openRun);
        followTabs();
        hold.show(model.holding());
        hold.otherwise(this::takeKeyboard);
        problem.follow(model.problem(), model.texts(), model::refresh);
        model.overview().subscribe(this::show);
        model.gates().addListener((ListChangeListener<Object>) change -> showGates());
    }

    /** Into the order that stands behind an entry; one that has none leads to the run that pays it. */
    private void openEntry(PartnerLedger.Row entry) {
        if (entry.orderId() == null) {
            model.openEntry(entry);
        } else {
            orderController.takeKeyboard();
        }
    }

    private void showOrder(@Nullable UUID open) {
        if (open == null) {
            ledgerSplit.getItems().remove(order);
        } else if (!ledgerSplit.getItems().contains(order)) {
            ledgerSplit.getItems().add(order);
            ledgerSplit.setDividerPositions(LEDGER);
            Platform.runLater(this::keepEntryInSight);
        }
    }

    /** The ledger has got lower, which is known only once its new height is. */
    private void keepEntryInSight() {
        ledgerSplit.applyCss();
        ledgerSplit.layout();
        ledger.showSelected();
    }

    private void followTabs() {
        Map<Part, Tab> parts =
                Map.of(Part.WHY, whyTab, Part.LEDGER, ledgerTab, Part.PAYOUTS, payoutsTab, Part.STOPS, stopsTab);
        model.part().subscribe(part -> tabs.getSelectionModel().select(parts.get(part)));
        tabs.getSelectionModel()
                .selectedItemProperty()
                .subscribe(tab -> parts.forEach((part, shown) -> {
                    if (shown.equals(tab)) {
                        model.part().set(part);
                    }
                }));
    }

    private record ShownStop(UUID partner, Stop stop, boolean canBeLifted) {}

    /** Puts the keyboard here. */
    void takeKeyboard() {
        tabs.requestFocus();
    }

    private void show(PartnerReports.@Nullable Overview partner) {
        body.setVisible(partner != null);
        if (partner == null) {
            return;
        }
        Texts texts = model.texts();
        name.setText(partner.name());
        account.setText(partner.stripeAccountId() == null ? "" : partner.stripeAccountId());
        standing.show(
                texts.get(partner.payoutsEnabled() ? "partner.payable" : "partner.not_payable"),
                partner.payoutsEnabled() ? Tone.NEUTRAL : Tone.BAD);
        showFigures(partner.balances());
        showStops(partner, texts);
    }

    /**
     * Stops that are shown already stay as they are, with the keyboard. Where it was on a stop that is gone now, it
     * goes to what sets the next one.
     */
    private void showStops(PartnerReports.Overview partner, Texts texts) {
        List<ShownStop> now = partner.stops().stream()
                .map(stop -> new ShownStop(
                        partner.partnerId(), stop, model.liftOf(stop).isPossible()))
                .toList();
        if (now.equals(shownStops)) {
            return;
        }
        shownStops = now;
        boolean hadKeyboard = stops.isFocusWithin();
        stops.getChildren()
                .setAll(partner.stops().stream()
                        .map(stop -> new StopRow(stop, texts, model.liftOf(stop)))
                        .toList());
        if (partner.stops().isEmpty()) {
            stops.getChildren().add(new Label(texts.get("partner.no_stops")));
        } else {
            stops.getChildren().get(partner.stops().size() - 1).getStyleClass().add("last");
        }
        if (hadKeyboard) {
            hold.takeKeyboard();
        }
    }

    private void showFigures(Balances balances) {
        figure("available", balances.available(), balances.available() < 0 ? Tone.BAD : Tone.NEUTRAL);
        figure("maturing", balances.maturing(), Tone.NEUTRAL);
        figure("pending", balances.pending(), Tone.NEUTRAL);
        figure("in_transit", balances.inTransit(), Tone.NEUTRAL);
        figure("at_account", balances.atAccount(), balances.atAccount() > 0 ? Tone.CAUTION : Tone.NEUTRAL);
        figure("debt", balances.debt(), balances.debt() > 0 ? Tone.BAD : Tone.NEUTRAL);
        figure("paid_out", balances.paidOut(), Tone.NEUTRAL);
    }

    private void figure(String word, long yen, Tone tone) {
        Texts texts = model.texts();
        figures.show(texts.get("column.partners." + word), texts.yen(yen), tone);
    }

    private void showGates() {
        gates.getChildren()
                .setAll(model.gates().stream()
                        .map(gate -> new GateRow(gate, model.texts()))
                        .toList());
    }
}
