package io.suito.desktop.partners;

import io.suito.database.Transactions;
import io.suito.desktop.asking.Asking;
import io.suito.desktop.asking.Wish;
import io.suito.desktop.dialogs.Problem;
import io.suito.desktop.dialogs.ReadAgain;
import io.suito.desktop.dialogs.ReasonQuestion;
import io.suito.desktop.shell.Area;
import io.suito.desktop.shell.Navigator;
import io.suito.desktop.shell.Place;
import io.suito.desktop.table.ListingSource;
import io.suito.desktop.table.TableModel;
import io.suito.desktop.table.TableTools;
import io.suito.desktop.tasks.Latest;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Action;
import io.suito.payouts.PartnerLedger;
import io.suito.payouts.PartnerPayouts;
import io.suito.payouts.PartnerReports;
import io.suito.payouts.Stops;
import io.suito.payouts.WhyNotPaid;
import io.suito.payouts.WhyNotPaid.Standing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One partner: balances, what is in the way of being paid, ledger, payouts, stops. */
public final class PartnerViewModel {
    private final Transactions transactions;
    private final PartnerReports reports;
    private final WhyNotPaid whyNotPaid;
    private final OrderViewModel order;
    private final Asking asking;
    private final TableTools tools;
    private final Navigator navigator;
    private final Latest latest;
    private final ReadAgain again;
    private final TableModel<PartnerLedger.Row> ledger;
    private final TableModel<PartnerPayouts.Row> payouts;
    private final ObjectProperty<PartnerReports.@Nullable Overview> overview = new SimpleObjectProperty<>();
    private final ObservableList<WhyNotPaid.Gate> gates = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final Action holding;
    private LocalDate today = LocalDate.MIN;
    private final ObjectProperty<Part> part = new SimpleObjectProperty<>(Part.WHY);
    private final ReadOnlyObjectWrapper<@Nullable UUID> opened = new ReadOnlyObjectWrapper<>();

    private record Read(PartnerReports.Overview overview, List<WhyNotPaid.Gate> gates, LocalDate today) {}

    public PartnerViewModel(
            Transactions transactions,
            PartnerReports reports,
            WhyNotPaid whyNotPaid,
            OrderViewModel order,
            Asking asking,
            TableTools tools,
            Navigator navigator) {
        this.order = order;
        this.navigator = navigator;
        this.asking = asking;
        this.transactions = transactions;
        this.reports = reports;
        this.whyNotPaid = whyNotPaid;
        this.tools = tools;
        this.latest = new Latest(tools.tasks());
        this.again = new ReadAgain(tools.tasks(), problem::set);
        this.holding = new Action("partner-hold", tools.texts().get("partner.hold"), this::hold);
        UUID nobody = new UUID(0, 0);
        this.ledger = new TableModel<>(PartnerTables.ledger(tools.texts()), ledgerOf(nobody), tools);
        this.payouts = new TableModel<>(PartnerTables.payouts(tools.texts()), payoutsOf(nobody), tools);
        ledger.selected()
                .subscribe(() ->
                        order.open(ledger.one().map(PartnerLedger.Row::orderId).orElse(null)));
    }

    /** The order of the one entry that is chosen in the ledger. */
    public OrderViewModel order() {
        return order;
    }

    private ListingSource<PartnerLedger.Row> ledgerOf(UUID someone) {
        return new ListingSource<>(transactions, PartnerLedger.LISTING, Map.of("partner", someone));
    }

    private ListingSource<PartnerPayouts.Row> payoutsOf(UUID someone) {
        return new ListingSource<>(transactions, PartnerPayouts.LISTING, Map.of("partner", someone));
    }

    public Texts texts() {
        return tools.texts();
    }

    public TableModel<PartnerLedger.Row> ledger() {
        return ledger;
    }

    public TableModel<PartnerPayouts.Row> payouts() {
        return payouts;
    }

    /** Who is open, read or not; null while nobody is. */
    public ReadOnlyObjectProperty<@Nullable UUID> opened() {
        return opened.getReadOnlyProperty();
    }

    /** The partner as last read; null while nobody is open, and until the first answer has come. */
    public ReadOnlyObjectProperty<PartnerReports.@Nullable Overview> overview() {
        return overview;
    }

    /** What stands between the orders and the bank, in order. */
    public ObservableList<WhyNotPaid.Gate> gates() {
        return gates;
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem;
    }

    /** Opens somebody; null closes. */
    public void open(@Nullable UUID someone) {
        if (Objects.equals(opened.get(), someone)) {
            return;
        }
        latest.cancel();
        problem.set(null);
        again.over();
        overview.set(null);
        gates.clear();
        opened.set(someone);
        if (someone != null) {
            ledger.showRowsOf(ledgerOf(someone));
            payouts.showRowsOf(payoutsOf(someone));
            read(someone);
        }
    }

    /** Reads everything about the open partner anew. */
    public void refresh() {
        UUID open = opened.get();
        if (open != null) {
            read(open);
            ledger.refresh();
            payouts.refresh();
            order.refresh();
        }
    }

    /** Shows a payout in its run. */
    public void openRun(PartnerPayouts.Row payout) {
        openItem(payout.runId(), payout.id());
    }

    /** Shows where an entry is paid; says so where it is not yet. */
    public void openEntry(PartnerLedger.Row entry) {
        if (entry.runId() == null || entry.itemId() == null) {
            tools.dialogs().say(texts().get("partner.tab.ledger"), texts().get("partner.entry_in_no_run"));
        } else {
            openItem(entry.runId(), entry.itemId());
        }
    }

    private void openItem(UUID run, UUID item) {
        navigator.go(Place.within(Area.RUNS, run.toString(), item.toString()));
    }

    /** What of the partner is seen. */
    public enum Part {
        WHY,
        LEDGER,
        PAYOUTS,
        STOPS;

        /** As a place's id says it; the first one needs no word. */
        String word() {
            return this == WHY ? "" : name().toLowerCase(Locale.ROOT);
        }
    }

    /** What of the partner is seen; the person's tabs change it, and places do. */
    public ObjectProperty<Part> part() {
        return part;
    }

    /** To the part that a place names, and to the entry of the ledger that it may name; without one to the first. */
    void turnTo(String named) {
        String word = Place.record(named);
        String entry = Place.part(named);
        for (Part known : Part.values()) {
            if (known.word().equals(word)) {
                part.set(known);
            }
        }
        if (!entry.isEmpty()) {
            ledger.goTo(UUID.fromString(entry), () -> {});
        }
    }

    /** The place of what is seen; null while nobody is open. */
    @Nullable
    Place place() {
        UUID someone = opened.get();
        if (someone == null) {
            return null;
        }
        return part.get() == Part.WHY
                ? new Place(Area.PARTNERS, someone.toString())
                : Place.within(Area.PARTNERS, someone.toString(), part.get().word());
    }

    /** Putting the open partner on hold: not twice. */
    public Action holding() {
        return holding;
    }

    /** Puts the open partner on hold, after a form. */
    public void hold() {
        PartnerReports.Overview open = overview.get();
        if (open != null) {
            tools.dialogs().open(new HoldForm(open, today, asking, texts()));
        }
    }

    /** What can be done with the open partner; empty while none is open. */
    public List<Action> actions() {
        PartnerReports.Overview open = overview.get();
        if (open == null) {
            return List.of();
        }
        List<Action> all = new ArrayList<>();
        if (holding.isPossible()) {
            all.add(holding.about(open.name()));
        }
        open.stops()
                .forEach(stop ->
                        all.add(liftOf(stop).about(open.name() + "  ·  " + texts().word("stop", stop.reason()))));
        return all;
    }

    /** Lifting a stop of the open partner; a debt stop stays while the debt is over the limit. */
    public Action liftOf(PartnerReports.Stop stop) {
        Action lift = new Action("partner-lift-" + stop.reason(), texts().get("partner.lift"), () -> lift(stop));
        if (Stops.obstacle(stop.reason(), isClosed("debt")) != null) {
            lift.refuse(texts().get("partner.lift.still_in_debt"));
        }
        return lift;
    }

    private boolean isClosed(String gate) {
        return gates.stream().anyMatch(known -> known.name().equals(gate) && known.standing() != Standing.PASSED);
    }

    /** What else stands between the partner and the next run, once a stop is gone. */
    private String consequence(PartnerReports.Overview open) {
        if (open.balances().available() <= 0) {
            return texts().get("partner.lift.nothing_payable");
        }
        String yen = texts().yen(open.balances().available());
        if (open.stops().size() > 1) {
            return texts().get("partner.lift.others", yen);
        }
        String closed = gates.stream()
                .filter(WhyNotPaid.Gate::keepsBack)
                .map(gate -> texts().get("gate." + gate.name()))
                .collect(Collectors.joining(" · "));
        return closed.isEmpty()
                ? texts().get("partner.lift.then_paid", yen)
                : texts().get("partner.lift.other_gates", yen, closed);
    }

    private void lift(PartnerReports.Stop stop) {
        PartnerReports.Overview open = overview.get();
        if (open == null) {
            return;
        }
        String word = texts().word("stop", stop.reason());
        asking.withReason(
                new ReasonQuestion(
                        texts().get("partner.lift.title", open.name()),
                        texts().get("partner.lift.headline", word),
                        List.of(consequence(open)),
                        texts().get("partner.lift.reason"),
                        texts().get("partner.lift.action", word),
                        false),
                new Wish("partner.resume", Map.of("partner_id", open.partnerId(), "stop", stop.reason())),
                outcome -> refresh());
    }

    private void read(UUID someone) {
        latest.again(() -> latest.ask(
                progress -> new Read(reports.overview(someone), whyNotPaid.gates(someone), reports.today()),
                this::show,
                failure -> fail(someone, Problem.of(failure, texts().locale()))));
    }

    private void fail(UUID someone, Problem what) {
        PartnerReports.Overview shown = overview.get();
        again.failed(what, shown != null && shown.partnerId().equals(someone));
    }

    private void show(Read read) {
        problem.set(null);
        again.over();
        if (read.overview().stops().stream().anyMatch(stop -> stop.reason().equals("staff_hold"))) {
            holding.refuse(texts().get("refusal.stops.held_already"));
        } else {
            holding.allow();
        }
        // first the gates: what can be done about a stop depends on them
        if (!gates.equals(read.gates())) {
            gates.setAll(read.gates());
        }
        today = read.today();
        overview.set(read.overview());
    }
}
