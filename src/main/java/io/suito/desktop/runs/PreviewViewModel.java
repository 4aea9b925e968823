package io.suito.desktop.runs;

import io.suito.database.Transactions;
import io.suito.desktop.asking.Asking;
import io.suito.desktop.asking.Wish;
import io.suito.desktop.dialogs.Problem;
import io.suito.desktop.table.ListedRows;
import io.suito.desktop.table.TableModel;
import io.suito.desktop.table.TableTools;
import io.suito.desktop.tasks.Latest;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Action;
import io.suito.payouts.PayoutPreview;
import io.suito.payouts.PayoutPreview.Item;
import io.suito.payouts.PayoutPreview.Skip;
import io.suito.payouts.PlanRequest;
import io.suito.payouts.PreviewComparison;
import io.suito.payouts.Run;
import io.suito.payouts.RunReports;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What a manual run would do now, by the very definition from which it is planned; and planning it. */
public final class PreviewViewModel {
    private final Transactions transactions;
    private final RunReports reports;
    private final Asking asking;
    private final TableTools tools;
    private final Latest latest;
    private final TableModel<Item> items;
    private final TableModel<Skip> skips;
    private final ObjectProperty<@Nullable Shown> shown = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final Action plan;
    private final Action goOn;
    private Consumer<UUID> opener = run -> {};

    /**
     * What is seen.
     *
     * @param before the run before it; null when there is none
     * @param unfinished a manual run that was begun and not ended; null when there is none
     */
    public record Shown(
            PayoutPreview preview,
            @Nullable PreviewComparison before,
            @Nullable Run unfinished) {
        /** Yen that the platform's balance is short of; 0 when it suffices or is not known. */
        public long missing() {
            PayoutPreview.Funds funds = preview.funds();
            return funds == null ? 0 : Math.max(0, preview.total() - funds.available());
        }
    }

    public PreviewViewModel(Transactions transactions, RunReports reports, Asking asking, TableTools tools) {
        this.transactions = transactions;
        this.reports = reports;
        this.asking = asking;
        this.tools = tools;
        this.latest = new Latest(tools.tasks());
        this.items = new TableModel<>(PreviewTables.items(), itemsOf(List.of()), tools);
        this.skips = new TableModel<>(PreviewTables.skips(texts()), skipsOf(List.of()), tools);
        this.plan = new Action("preview-plan", texts().get("preview.plan"), this::askPlan);
        this.goOn = new Action("preview-go-on", texts().get("preview.go_on"), this::openUnfinished);
        plan.refuse(texts().get("table.loading"));
    }

    private static ListedRows<Item> itemsOf(List<Item> rows) {
        return new ListedRows<>(rows, PreviewTables.ITEMS);
    }

    private static ListedRows<Skip> skipsOf(List<Skip> rows) {
        return new ListedRows<>(rows, PreviewTables.SKIPS);
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

    /** Opens the manual run that is not finished. */
    public Action goOn() {
        return goOn;
    }

    RunWords words() {
        return new RunWords(texts());
    }

    /** Reads it as it is now. */
    public void refresh() {
        latest.again(this::read);
    }

    private void read() {
        latest.ask(
                progress -> {
                    PayoutPreview preview =
                            PayoutPreview.read(transactions, new PlanRequest(null, null, null, null, ""));
                    return new Shown(
                            preview,
                            PreviewComparison.of(transactions, preview).orElse(null),
                            reports.unfinished().orElse(null));
                },
                this::show,
                this::fail);
    }

    private void show(Shown read) {
        Shown old = shown.get();
        problem.set(null);
        shown.set(read);
        if (old == null || !old.preview().items().equals(read.preview().items())) {
            items.showRowsAnewFrom(itemsOf(read.preview().items()));
        }
        if (old == null || !old.preview().skips().equals(read.preview().skips())) {
            skips.showRowsAnewFrom(skipsOf(read.preview().skips()));
        }
        if (read.preview().items().isEmpty()) {
            plan.refuse(texts().get("preview.nobody"));
        } else {
            plan.allow();
        }
    }

    private void fail(Throwable failure) {
        Problem why = Problem.of(failure, texts().locale());
        problem.set(why);
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
                                preview.skips().size()),
                new Wish("payout-run.plan", Map.of()),
                outcome ->
                        opener.accept(UUID.fromString(outcome.required("run_id").asString())));
    }

    private void openUnfinished() {
        Shown seen = shown.get();
        if (seen != null && seen.unfinished() != null) {
            opener.accept(seen.unfinished().runId());
        }
    }
}
