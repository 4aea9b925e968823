package io.suito.desktop.partners;

import io.suito.desktop.dialogs.Problem;
import io.suito.desktop.runs.StripePages;
import io.suito.desktop.shell.Mode;
import io.suito.desktop.shell.Navigator;
import io.suito.desktop.shell.Place;
import io.suito.desktop.table.TableTools;
import io.suito.desktop.tasks.Latest;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Action;
import io.suito.payouts.OrderFacts;
import io.suito.payouts.OrderFacts.Facts;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The order behind an entry of the ledger: the way of its money, with Stripe's side of each step. */
public final class OrderViewModel {
    private final OrderFacts facts;
    private final TableTools tools;
    private final Navigator navigator;
    private final StripePages pages;
    private final Latest latest;
    private final ReadOnlyObjectWrapper<@Nullable UUID> opened = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ObservableList<OrderStep> steps = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable OrderStep> looked = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final Action page;
    private final Action payout;

    public OrderViewModel(OrderFacts facts, TableTools tools, Navigator navigator, StripePages pages) {
        this.facts = facts;
        this.tools = tools;
        this.navigator = navigator;
        this.pages = pages;
        this.latest = new Latest(tools.tasks());
        this.page = new Action("order-stripe-page", texts().get("item.stripe_page"), this::openPage);
        this.payout = new Action("order-payout", texts().get("order.to_payout"), this::openPayout);
        looked.subscribe(this::offer);
        pages.mode().subscribe(this::refresh);
    }

    public Texts texts() {
        return tools.texts();
    }

    /** Which order is open, read or not; null while none is. */
    public ReadOnlyObjectProperty<@Nullable UUID> opened() {
        return opened.getReadOnlyProperty();
    }

    /** Its number and total; empty until it is read. */
    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    /** The way of its money, the first step first. */
    public ObservableList<OrderStep> steps() {
        return steps;
    }

    /** The step that is looked at; the view's list sets it. */
    public ObjectProperty<@Nullable OrderStep> looked() {
        return looked;
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem;
    }

    /** Opens Stripe's own page of the step that is looked at. */
    public Action page() {
        return page;
    }

    /** Shows the payout that pays it, in its run. */
    public Action payout() {
        return payout;
    }

    /** Opens an order; null closes. */
    void open(@Nullable UUID order) {
        if (Objects.equals(opened.get(), order)) {
            return;
        }
        latest.cancel();
        problem.set(null);
        looked.set(null);
        steps.clear();
        title.set("");
        offer();
        opened.set(order);
        refresh();
    }

    /** Reads the open order anew. */
    public void refresh() {
        latest.again(this::read);
    }

    private void read() {
        UUID order = opened.get();
        if (order != null) {
            latest.ask(
                    progress -> facts.of(order),
                    this::show,
                    failure -> problem.set(Problem.of(failure, texts().locale())));
        }
    }

    private void show(Facts read) {
        problem.set(null);
        title.set(texts().get(
                        "order.title",
                        read.order().number(),
                        texts().yen(read.order().total())));
        var now = OrderTimeline.of(read, texts(), pages);
        if (!steps.equals(now)) {
            steps.setAll(now);
        }
        offer();
    }

    private void offer() {
        OrderStep step = looked.get();
        if (step != null && step.page() != null) {
            page.allow();
        } else {
            page.refuse(texts().get(pages.mode().get() == Mode.SANDBOX ? "item.no_page_in_sandbox" : "item.no_page"));
        }
        if (place() == null) {
            payout.refuse(texts().get("partner.entry_in_no_run"));
        } else {
            payout.allow();
        }
    }

    /** Of the step that is looked at, otherwise the last payout of the order. */
    private @Nullable Place place() {
        OrderStep step = looked.get();
        if (step != null && step.place() != null) {
            return step.place();
        }
        return steps.stream()
                .map(OrderStep::place)
                .filter(Objects::nonNull)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private void openPage() {
        OrderStep step = looked.get();
        URI known = step == null ? null : step.page();
        if (known != null) {
            tools.dialogs().openPage(known);
        }
    }

    private void openPayout() {
        Place known = place();
        if (known != null) {
            navigator.go(known);
        }
    }
}
