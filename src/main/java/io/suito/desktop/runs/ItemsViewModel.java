package io.suito.desktop.runs;

import io.suito.database.Transactions;
import io.suito.desktop.asking.Asking;
import io.suito.desktop.asking.Wish;
import io.suito.desktop.dialogs.Problem;
import io.suito.desktop.shell.Area;
import io.suito.desktop.shell.Mode;
import io.suito.desktop.shell.Navigator;
import io.suito.desktop.shell.Place;
import io.suito.desktop.table.ListedRows;
import io.suito.desktop.table.ListingSource;
import io.suito.desktop.table.ReadRows;
import io.suito.desktop.table.TableModel;
import io.suito.desktop.table.TableTools;
import io.suito.desktop.tasks.Latest;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Action;
import io.suito.payouts.ItemAction;
import io.suito.payouts.ItemFacts;
import io.suito.payouts.ItemFacts.Entry;
import io.suito.payouts.ItemFacts.Said;
import io.suito.payouts.ItemList;
import io.suito.payouts.ItemList.Row;
import io.suito.payouts.ItemState;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The items of a run, what can be done with the chosen ones, and what stands behind the one that is looked at. */
public final class ItemsViewModel {
    private static final ListedRows<Entry> NO_ENTRIES = new ListedRows<>(List.of(), ItemsTable.ENTRIES);

    private final Transactions transactions;
    private final ItemFacts facts;
    private final Asking asking;
    private final TableTools tools;
    private final ItemQuestions questions;
    private final Latest latest;
    private final TableModel<Row> table;
    private final TableModel<Entry> entries;
    private final ObservableList<Said> said = FXCollections.observableArrayList();
    private final StringProperty nothingSaid = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Row> one = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Said> looked = new SimpleObjectProperty<>();
    private final Map<ItemAction, Action> actions = new EnumMap<>(ItemAction.class);
    private final StripePages pages;
    private final Navigator navigator;
    private final Action page;

    public ItemsViewModel(
            Transactions transactions, Asking asking, TableTools tools, Navigator navigator, StripePages pages) {
        this.transactions = transactions;
        this.facts = new ItemFacts(transactions);
        this.asking = asking;
        this.tools = tools;
        this.navigator = navigator;
        this.pages = pages;
        this.page = new Action("item-stripe-page", tools.texts().get("item.stripe_page"), this::openPage);
        this.questions = new ItemQuestions(tools.texts());
        this.latest = new Latest(tools.tasks());
        this.table = new TableModel<>(ItemsTable.setup(tools.texts()), itemsOf(new UUID(0, 0)), tools);
        this.entries = new TableModel<>(ItemsTable.entries(tools.texts()), NO_ENTRIES, tools);
        for (ItemAction action : ItemAction.values()) {
            String id = "item-" + ItemQuestions.word(action).replace('_', '-');
            actions.put(action, new Action(id, questions.name(action), () -> ask(action)));
        }
        looked.subscribe(this::offerPage);
        pages.mode().subscribe(this::offerPage);
        table.selected().subscribe(this::chosen);
        chosen();
    }

    private ListingSource<Row> itemsOf(UUID run) {
        return new ListingSource<>(transactions, ItemList.LISTING, Map.of("run", run));
    }

    private ReadRows<Entry> entriesOf(UUID item) {
        return new ReadRows<>(() -> facts.entries(item), ItemsTable.ENTRIES);
    }

    public Texts texts() {
        return tools.texts();
    }

    public TableModel<Row> table() {
        return table;
    }

    /** The entries that the item which is looked at pays. */
    public TableModel<Entry> entries() {
        return entries;
    }

    /** What was said with Stripe about the item which is looked at. */
    public ObservableList<Said> said() {
        return said;
    }

    /** What stands in place of what was said while there is none: it is being read, there is none, or why not. */
    public ReadOnlyStringProperty nothingSaid() {
        return nothingSaid;
    }

    /** The only chosen item, as last read; null for none and for several. */
    public ReadOnlyObjectProperty<@Nullable Row> one() {
        return one;
    }

    /** An instruction to Stripe in plain words. */
    public String words(Said instruction) {
        Row row = one.get();
        return new SaidWords(texts()).words(instruction, row == null ? "" : texts().yen(row.amount()));
    }

    /** The same as it went to Stripe and came back. */
    public String raw(Said instruction) {
        return new SaidWords(texts()).raw(instruction);
    }

    /** The instruction that is looked at; the view's list sets it. */
    public ObjectProperty<@Nullable Said> looked() {
        return looked;
    }

    /** Opens Stripe's own page of what is looked at. */
    public Action page() {
        return page;
    }

    private void offerPage() {
        if (pageOf(looked.get()).isPresent()) {
            page.allow();
        } else {
            page.refuse(texts().get(pages.mode().get() == Mode.SANDBOX ? "item.no_page_in_sandbox" : "item.no_page"));
        }
    }

    private Optional<URI> pageOf(@Nullable Said instruction) {
        Row row = one.get();
        return instruction == null || row == null || instruction.responseId() == null
                ? Optional.empty()
                : pages.page(instruction.responseId(), row.accountId());
    }

    private void openPage() {
        pageOf(looked.get()).ifPresent(tools.dialogs()::openPage);
    }

    /** Shows the partner of the item that is looked at. */
    public void openPartner() {
        Row row = one.get();
        if (row != null) {
            openPartner(row.partnerId());
        }
    }

    /** Shows a partner. */
    public void openPartner(UUID partner) {
        navigator.go(new Place(Area.PARTNERS, partner.toString()));
    }

    /** Shows an entry of the item that is looked at in its partner's ledger, with its order beside it. */
    public void openEntry(Entry entry) {
        Row row = one.get();
        if (row != null) {
            navigator.go(Place.ofEntry(row.partnerId(), entry.id()));
        }
    }

    public Action action(ItemAction action) {
        return Objects.requireNonNull(actions.get(action));
    }

    /** The items of another run. */
    void open(UUID run) {
        table.showRowsOf(itemsOf(run));
    }

    /** Leads to an item of the run that is open, wherever in the list it stands. */
    void goTo(UUID item) {
        table.goTo(item, () -> tools.dialogs().say(texts().get("item.gone.title"), texts().get("item.gone")));
    }

    /** The same items as they are now. */
    void refresh() {
        table.refresh();
        chosen();
    }

    private void chosen() {
        Row row = table.one().orElse(null);
        boolean another = !isSame(row, one.get());
        if (another) {
            latest.cancel();
            looked.set(null);
            said.clear();
            nothingSaid.set(texts().get("item.said_reading"));
        }
        one.set(row);
        actions.forEach((action, offered) -> {
            if (possible(action).isEmpty()) {
                offered.refuse(questions.obstacle(action, table.selected()));
            } else {
                offered.allow();
            }
        });
        showEntries(row, another);
        latest.again(this::readBehind);
    }

    private void readBehind() {
        Row row = one.get();
        if (row != null) {
            latest.ask(progress -> facts.said(row.id()), this::show, this::fail);
        }
    }

    /** What stands behind one item is never seen under the name of another. */
    private void showEntries(@Nullable Row row, boolean another) {
        if (another) {
            entries.showRowsOf(row == null ? NO_ENTRIES : entriesOf(row.id()));
        } else {
            entries.refresh();
        }
    }

    private static boolean isSame(@Nullable Row row, @Nullable Row before) {
        return row != null && before != null && row.id().equals(before.id());
    }

    /** What was read before stays: it is still this item's. */
    private void fail(Throwable failure) {
        Problem why = Problem.of(failure, texts().locale());
        nothingSaid.set(texts().get("item.said_unread", why.sentence()));
    }

    private void show(List<Said> read) {
        nothingSaid.set(texts().get("item.nothing_said"));
        if (!said.equals(read)) {
            said.setAll(read);
        }
    }

    private List<Row> possible(ItemAction action) {
        return table.selected().stream()
                .filter(row -> row.obstacle(action) == null)
                .toList();
    }

    private void ask(ItemAction action) {
        List<Row> items = possible(action);
        List<Wish> wishes = items.stream()
                .map(item -> new Wish(action.requestKind(), Map.of("item_id", item.id())))
                .toList();
        int left = table.selected().size() - items.size();
        if (items.stream().anyMatch(item -> action.needsReason(ItemState.of(item.state())))) {
            asking.eachWithReason(questions.withReason(action, items, left), wishes, this::replied);
        } else {
            asking.each(questions.about(action, items, left), wishes, this::replied);
        }
    }

    /** What was chosen on other pages is known only as it was before: the next question must not speak of it. */
    private void replied() {
        table.giveUpOtherPages();
        refresh();
    }
}
