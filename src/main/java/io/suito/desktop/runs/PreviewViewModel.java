package io.suito.desktop.runs;

import io.suito.database.Transactions;
import io.suito.desktop.asking.Asking;
import io.suito.desktop.asking.Wish;
import io.suito.desktop.dialogs.Problem;
import io.suito.desktop.dialogs.ReadAgain;
import io.suito.desktop.shell.Area;
import io.suito.desktop.shell.Navigator;
import io.suito.desktop.shell.Place;
import io.suito.desktop.table.ListedRows;
import io.suito.desktop.table.TableModel;
import io.suito.desktop.table.TableTools;
import io.suito.desktop.tasks.Latest;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Action;
import io.suito.payouts.Holidays;
import io.suito.payouts.PartnerReports;
import io.suito.payouts.PayoutPreview;
import io.suito.payouts.PayoutPreview.Item;
import io.suito.payouts.PayoutPreview.Skip;
import io.suito.payouts.PreviewComparison;
import io.suito.payouts.Run;
import io.suito.payouts.RunCalendar;
import io.suito.payouts.RunCalendar.RunDay;
import io.suito.payouts.RunReports;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What a run would do, by the very definition from which it is planned; and planning a manual one. */
public final class PreviewViewModel {
    private final Transactions transactions;
    private final RunReports reports;
    private final PartnerReports partners;
    private final Asking asking;
    private final TableTools tools;
    private final Latest latest;
    private final ReadAgain again;
    private final TableModel<Item> items;
    private final TableModel<Skip> skips;
    private final ObjectProperty<@Nullable Shown> shown = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final Pauses pauses;
    private final LeavingOut leavingOut;
    private final Action plan;
    private final Action goOn;
    private final Holidays holidays;
    private final Navigator navigator;
    private final ObjectProperty<PreviewOf> of = new SimpleObjectProperty<>(PreviewOf.NOW);
    private final ObservableList<PreviewOf> choices = FXCollections.observableArrayList(PreviewOf.NOW, PreviewOf.NEXT);
    private Consumer<UUID> opener = run -> {};

    /**
     * What is seen.
     *
     * @param of what was asked for
     * @param day of a scheduled run; null for a manual one
     * @param leftOut partners whom the person leaves out of it
     * @param before the run before it; null when there is none
     * @param elsewhere yen that runs under way have still to send
     * @param unfinished a manual run that was begun and not ended; null when there is none
     */
    public record Shown(
            PreviewOf of,
            @Nullable RunDay day,
            PayoutPreview preview,
            List<UUID> leftOut,
            @Nullable PreviewComparison before,
            long elsewhere,
            @Nullable Run unfinished) {}

    public PreviewViewModel(
            Transactions transactions, RunReports reports, Asking asking, TableTools tools, Navigator navigator) {
        this.transactions = transactions;
        this.reports = reports;
        this.partners = new PartnerReports(transactions);
        this.asking = asking;
        this.tools = tools;
        this.latest = new Latest(tools.tasks());
        this.again = new ReadAgain(tools.tasks(), problem::set);
        this.pauses = new Pauses(tools.tasks());
        this.items = new TableModel<>(PreviewTables.items(), itemsOf(List.of()), tools);
        this.skips = new TableModel<>(PreviewTables.skips(texts()), skipsOf(List.of()), tools);
        this.leavingOut = new LeavingOut(items, skips, texts(), this::leftOutChanged);
        this.plan = new Action("preview-plan", texts().get("preview.plan"), this::askPlan);
        this.goOn = new Action("preview-go-on", texts().get("preview.go_on"), this::openUnfinished);
        this.holidays = new Holidays(texts().locale());
        this.navigator = navigator;
        plan.refuse(texts().get("table.loading"));
        of.subscribe((before, now) -> begin());
    }

    /** What is previewed; the person's choice changes it. */
    public ObjectProperty<PreviewOf> of() {
        return of;
    }

    /** What can be chosen: always now and the next scheduled run, and what was asked for elsewhere. */
    public ObservableList<PreviewOf> choices() {
        return choices;
    }

    /** From now on this is previewed. */
    void look(PreviewOf another) {
        if (!choices.contains(another)) {
            choices.add(another);
        }
        of.set(another);
        // last: a list that loses what is chosen in it chooses nothing
        choices.removeIf(
                known -> !List.of(PreviewOf.NOW, PreviewOf.NEXT, another).contains(known));
    }

    /** Nothing of one preview is ever seen under the name of another. */
    private void begin() {
        latest.cancel();
        problem.set(null);
        again.over();
        shown.set(null);
        plan.refuse(texts().get("table.loading"));
        leavingOut.begin(of.get().isScheduled());
        items.showRowsOf(itemsOf(List.of()));
        skips.showRowsOf(skipsOf(List.of()));
        refresh();
    }

    /** As the choice is called. */
    public String name(PreviewOf choice) {
        return switch (choice.kind()) {
            case NOW -> texts().get("preview.of.now");
            case NEXT -> texts().get("preview.of.next");
            case DATE -> texts().get("preview.of.date", texts().weekday(Objects.requireNonNull(choice.date())));
            case CHOSEN -> texts().count("preview.of.chosen", choice.partners().size());
        };
    }

    /** Shows a partner of it. */
    public void openPartner(UUID partner) {
        navigator.go(new Place(Area.PARTNERS, partner.toString()));
    }

    private ListedRows<Item> itemsOf(List<Item> rows) {
        return new ListedRows<>(rows, PreviewTables.itemsShape(new PartnersFound(partners::matching)));
    }

    private ListedRows<Skip> skipsOf(List<Skip> rows) {
        return new ListedRows<>(rows, PreviewTables.skipsShape(new PartnersFound(partners::matching)));
    }

    /** Who opens a run: one that was planned here, or the unfinished one. */
    void opensWith(Consumer<UUID> action) {
        opener = action;
    }

    public Texts texts() {
        return tools.texts();
    }

    public TableModel<Item> items() {
        return items;
    }

    public TableModel<Skip> skips() {
        return skips;
    }

    public ReadOnlyObjectProperty<@Nullable Shown> shown() {
        return shown;
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem;
    }

    public Action plan() {
        return plan;
    }

    /** Leaves the chosen partners out of this plan. */
    public Action leaveOut() {
        return leavingOut.leave();
    }

    /** Takes chosen partners in again who were left out. */
    public Action takeIn() {
        return leavingOut.take();
    }

    /** Opens the manual run that is not finished. */
    public Action goOn() {
        return goOn;
    }

    RunWords words() {
        return new RunWords(texts());
    }

    /** What is shown does not know of it yet: until it does, it cannot be planned. */
    private void leftOutChanged() {
        plan.refuse(texts().get("table.loading"));
        refresh();
    }

    /** Reads it as it is now. */
    public void refresh() {
        latest.again(this::read);
    }

    /**
     * Something changed that may show in it. The whole plan is read for it, and while a run moves that would be all the
     * database does: so not at every item.
     *
     * @param seen whether it is looked at when the time has come
     */
    void changed(BooleanSupplier seen) {
        pauses.changed(() -> {
            if (seen.getAsBoolean()) {
                refresh();
            }
        });
    }

    private void read() {
        pauses.began();
        PreviewOf asked = of.get();
        List<UUID> leftOut = leavingOut.partners();
        latest.ask(
                progress -> {
                    RunDay day = asked.isScheduled() ? asked.day(RunCalendar.nextYear(transactions, holidays)) : null;
                    PayoutPreview preview = PayoutPreview.read(transactions, asked.request(day, leftOut));
                    return new Shown(
                            asked,
                            day,
                            preview,
                            leftOut,
                            PreviewComparison.of(transactions, preview).orElse(null),
                            reports.stillToSend(null),
                            reports.unfinished().orElse(null));
                },
                this::show,
                this::fail);
    }

    private void show(Shown read) {
        pauses.ended();
        Shown old = shown.get();
        problem.set(null);
        again.over();
        shown.set(read);
        if (old == null || !old.preview().items().equals(read.preview().items())) {
            items.showRowsAnewFrom(itemsOf(read.preview().items()));
        }
        if (old == null || !old.preview().skips().equals(read.preview().skips())) {
            skips.showRowsAnewFrom(skipsOf(read.preview().skips()));
        }
        if (!read.leftOut().equals(leavingOut.partners())) {
            plan.refuse(texts().get("table.loading"));
        } else if (read.of().isScheduled()) {
            plan.refuse(texts().get("preview.planned_by_schedule"));
        } else if (read.preview().items().isEmpty()) {
            plan.refuse(texts().get("preview.nobody"));
        } else {
            plan.allow();
        }
    }

    private void fail(Throwable failure) {
        pauses.failed();
        Problem why = Problem.of(failure, texts().locale());
        again.failed(why, shown.get() != null);
        plan.refuse(why.sentence());
    }

    private void askPlan() {
        Shown seen = shown.get();
        if (seen == null) {
            return;
        }
        PayoutPreview preview = seen.preview();
        asking.withReason(
                new RunQuestions(texts())
                        .plan(
                                preview.items().size(),
                                preview.total(),
                                preview.skips().size(),
                                seen.leftOut().size()),
                new Wish("payout-run.plan", payload(seen)),
                () -> forgetLeftOut(seen),
                outcome ->
                        opener.accept(UUID.fromString(outcome.required("run_id").asString())));
    }

    /** It holds for one plan; the next one begins with everybody. The answer may come when another one is looked at. */
    private void forgetLeftOut(Shown planned) {
        if (!planned.leftOut().isEmpty()
                && planned.of().equals(of.get())
                && planned.leftOut().equals(leavingOut.partners())) {
            leavingOut.begin(of.get().isScheduled());
            leftOutChanged();
        }
    }

    private static Map<String, Object> payload(Shown seen) {
        Map<String, Object> payload = new HashMap<>();
        if (!seen.of().partners().isEmpty()) {
            payload.put("partners", seen.of().partners());
        }
        if (!seen.leftOut().isEmpty()) {
            payload.put("except", seen.leftOut());
        }
        return payload;
    }

    private void openUnfinished() {
        Shown seen = shown.get();
        if (seen != null && seen.unfinished() != null) {
            opener.accept(seen.unfinished().runId());
        }
    }
}
