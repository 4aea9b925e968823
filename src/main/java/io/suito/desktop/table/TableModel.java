package io.suito.desktop.table;

import io.suito.desktop.dialogs.Problem;
import io.suito.desktop.dialogs.ReadAgain;
import io.suito.desktop.tasks.Latest;
import io.suito.desktop.tasks.RunningTask;
import io.suito.desktop.text.Texts;
import io.suito.listing.Count;
import io.suito.listing.Page;
import io.suito.listing.Question;
import io.suito.listing.Sort;
import io.suito.listing.Turn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What a table shows: one page of rows of a question, what of it is selected, and the ways to other pages and other
 * questions. Answers to older questions are dropped.
 */
public final class TableModel<R> {
    /** Rows of a page. */
    public static final int PAGE = 100;

    private final TableSetup<R> setup;
    private final TableTools tools;
    private final TableLayout layout;
    private final Latest latest;
    private final RowCount count;
    private final ReadAgain again;
    private RowSource<R> source;

    private final ShownRows<R> shown;
    private final ObservableList<R> rows;
    private final Selection<R> selected;
    private final ObjectProperty<TableState> state = new SimpleObjectProperty<>(TableState.LOADING);
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ObjectProperty<Sort> sort;
    private final StringProperty selection = new SimpleStringProperty("");
    private final Pages<R> pages;
    private final ObjectProperty<@Nullable RunningTask> exporting = new SimpleObjectProperty<>();
    private final Filters filters;
    private Sight sight = () -> row -> {};
    private Runnable narrowed = () -> {};
    private boolean narrowing;

    public TableModel(TableSetup<R> setup, RowSource<R> source, TableTools tools) {
        this.setup = setup;
        this.source = source;
        this.tools = tools;
        this.shown = new ShownRows<>(row -> this.source.key(row));
        this.rows = shown.list();
        this.pages = new Pages<>(rows, this::leaf);
        this.layout = TableLayout.remembered(tools.memory(), setup.name());
        this.latest = new Latest(tools.tasks());
        this.again = new ReadAgain(tools.tasks(), this::fail);
        this.count = new RowCount(setup.name(), tools.tasks(), tools.texts());
        this.sort = new SimpleObjectProperty<>(setup.sortOf(layout.now()));
        this.filters = new Filters(setup, layout, tools, this::narrow);
        this.selected = new Selection<>(row -> this.source.key(row));
        selected.rows().subscribe(this::describeSelection);
        count.number().subscribe(this::describeSelection);
    }

    public TableSetup<R> setup() {
        return setup;
    }

    Texts texts() {
        return tools.texts();
    }

    TableTools tools() {
        return tools;
    }

    TableLayout layout() {
        return layout;
    }

    public ObservableList<R> rows() {
        return rows;
    }

    /**
     * The selected rows, on this page as they are now, on others as they were seen last. Followers hear of it once when
     * rows that were read anew changed it.
     */
    public ObservableList<R> selected() {
        return selected.rows();
    }

    /** The person selects these, and nothing else. */
    public void choose(List<R> chosen) {
        selected.choose(chosen);
    }

    /** The person selects these of the rows that are shown; what is selected on other pages stays so. */
    public void chooseToo(List<R> chosen) {
        selected.chooseToo(chosen, rows);
    }

    /** What was done may have changed rows of other pages that are selected: they are not any more. */
    public void giveUpOtherPages() {
        selected.keepOnly(rows);
    }

    /** Selects a row, now or as soon as it is among the rows; nobody chose it. */
    public void select(UUID key) {
        rearrange(() -> selected.want(Set.of(key), rows), Landing.WHERE_IT_WAS);
    }

    /**
     * Leads to a row, wherever in the list it stands; nobody chose it. Everything is asked for, because what was asked
     * for before may hide it.
     *
     * @param gone hears of it when there is no such row
     */
    public void goTo(UUID key, Runnable gone) {
        filters.forget();
        select(key);
        loading();
        Question question = question();
        RowSource<R> asked = source;
        latest.ask(
                progress -> PageOfRow.read(asked, question, key, PAGE),
                read -> {
                    show(read.page(), Landing.WHERE_IT_WAS);
                    if (read.found()) {
                        // so far down it may stand out of sight
                        sight.hold().accept(keys().indexOf(key));
                    } else {
                        gone.run();
                    }
                },
                failure -> fail(Problem.of(failure, texts().locale())));
        count.ask(counting());
    }

    /** What happens when a person chooses rows; not when rows that are read anew are selected again. */
    public void onChosen(Runnable action) {
        selected.onChosen(action);
    }

    /** What happens when the rows have come that answer another sentence; not when the same ones are read anew. */
    public void onNarrowed(Runnable action) {
        narrowed = action;
    }

    /** Who draws it. */
    void drawnBy(Sight view) {
        sight = view;
    }

    /** The only selected row; empty for none and for several. */
    public Optional<R> one() {
        return selected().size() == 1 ? Optional.of(selected().get(0)) : Optional.empty();
    }

    public ReadOnlyObjectProperty<TableState> state() {
        return state;
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem;
    }

    public ReadOnlyObjectProperty<Sort> sort() {
        return sort;
    }

    /** How many rows there are, as text; {@code 10,000+} beyond that. */
    public ObservableValue<String> count() {
        return count.shown();
    }

    /** How many are selected, and their sum where the table has one. */
    public ReadOnlyStringProperty selection() {
        return selection;
    }

    /** The ways to other pages. */
    public Pages<R> pages() {
        return pages;
    }

    /** What is chosen or typed in a part of the sentence; changing it asks anew. */
    public StringProperty filter(String name) {
        return filters.of(name);
    }

    /** Why what is typed in a part of the sentence is not asked for; empty when it is. */
    public ReadOnlyStringProperty filterProblem(String name) {
        return filters.problem(name);
    }

    /** The question as it stands. */
    public Question question() {
        return new Question(sort.get(), filters.conditions());
    }

    /** What is being written to a file; null while nothing is. */
    ObjectProperty<@Nullable RunningTask> exporting() {
        return exporting;
    }

    RowSource<R> source() {
        return source;
    }

    UUID key(R row) {
        return source.key(row);
    }

    private List<UUID> keys() {
        return rows.stream().map(this::key).toList();
    }

    /** From now on rows come from elsewhere: another run's, another partner's. Nothing is selected. */
    public void showRowsOf(RowSource<R> other) {
        source = other;
        rearrange(
                () -> {
                    rows.clear();
                    selected.want(Set.of(), rows);
                },
                Landing.WHERE_IT_WAS);
        askAnew();
    }

    /** The same rows, newly read elsewhere: page and selection stay. */
    public void showRowsAnewFrom(RowSource<R> newer) {
        source = newer;
        refresh();
    }

    private void leaf(Turn<R> turn, Landing landing) {
        if (!landing.chooses()) {
            selected.leavePage();
        }
        turn(turn, landing);
    }

    /** The same rows as they are now; the selection stays. An answer that is on its way is waited for. */
    public void refresh() {
        if (state.get() == TableState.FAILED || state.get() == TableState.OFFLINE) {
            loading();
        }
        latest.again(() -> ask(pages.sameAgain(), Landing.WHERE_IT_WAS, this::failAgain));
        count.again(this::counting);
    }

    public void sortBy(Sort other) {
        if (!other.equals(sort.get()) && setup.canSort(other)) {
            sort.set(other);
            layout.setSort(other);
            askAnew();
        }
    }

    /** Asks for everything again. */
    public void clearFilters() {
        filters.clear();
    }

    /** As it is seen now; what is typed is part of it. */
    Arrangement arrangement() {
        List<String> columns = new TableActions<>(this)
                .columns().stream().map(TableColumnModel::id).toList();
        return layout.now()
                .withColumns(columns, setup.columnsBeside(columns))
                .withFilters(filters.all())
                .withSort(sort.get());
    }

    /** Whether it shows what stands in the sentence; not where something there cannot be read. */
    boolean isAsItSays() {
        return filters.areReadable();
    }

    /** Shows it so: one question, however much changes. */
    void arrange(Arrangement other) {
        sort.set(setup.sortOf(other));
        layout.become(other);
        filters.become(other.filters());
        narrow();
    }

    /** Whether it is shown so, whatever the widths of its columns. */
    boolean isArranged(Arrangement other) {
        return setup.shown(other).equals(setup.shown(layout.now()))
                && setup.sortOf(other).equals(sort.get())
                && filters.are(other.filters());
    }

    private void narrow() {
        narrowing = true;
        askAnew();
    }

    /** Another question: nobody has turned a page, so that nothing is chosen by it. */
    private void askAnew() {
        selected.forgetOtherPages();
        turn(Turn.first(), Landing.WHERE_IT_WAS);
    }

    private void turn(Turn<R> turn, Landing landing) {
        loading();
        ask(turn, landing);
        count.ask(counting());
    }

    private void loading() {
        if (rows.isEmpty()) {
            state.set(TableState.LOADING);
        }
    }

    private void ask(Turn<R> turn, Landing landing) {
        ask(turn, landing, this::fail);
    }

    private void ask(Turn<R> turn, Landing landing, Consumer<Problem> failed) {
        Question question = question();
        RowSource<R> asked = source;
        latest.ask(
                progress -> asked.page(question, turn, PAGE),
                page -> show(page, landing),
                failure -> failed.accept(Problem.of(failure, texts().locale())));
    }

    private Supplier<Count> counting() {
        Question question = question();
        RowSource<R> asked = source;
        return () -> asked.count(question);
    }

    private void show(Page<R> page, Landing landing) {
        problem.set(null);
        again.over();
        if (page.rows().isEmpty() && (page.hasEarlier() || page.hasLater())) {
            ask(Turn.first(), landing.atTheBeginning());
            return;
        }
        pages.show(page);
        rearrange(
                () -> {
                    shown.replace(page.rows());
                    if (landing.chooses() && !rows.isEmpty()) {
                        selected.choose(List.of(rows.get(landing.row(rows.size()))));
                    } else {
                        selected.settle(rows);
                    }
                },
                landing);
        state.set(rows.isEmpty() ? whyEmpty() : TableState.ROWS);
        if (narrowing) {
            narrowing = false;
            narrowed.run();
        }
    }

    private void rearrange(Runnable change, Landing landing) {
        IntConsumer back = sight.hold();
        change.run();
        back.accept(landing.row(rows.size()));
    }

    private TableState whyEmpty() {
        return question().filters().isEmpty() ? TableState.EMPTY : TableState.NOTHING_FOUND;
    }

    private void failAgain(Problem what) {
        again.failed(what, !rows.isEmpty());
    }

    private void fail(Problem what) {
        problem.set(what);
        state.set(what.isOffline() ? TableState.OFFLINE : TableState.FAILED);
    }

    private void describeSelection() {
        selection.set(new SelectionWords<>(setup, texts())
                .of(selected(), count.number().get()));
    }
}
