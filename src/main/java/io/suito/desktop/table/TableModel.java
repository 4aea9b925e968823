package io.suito.desktop.table;

import io.suito.desktop.dialogs.Problem;
import io.suito.desktop.tasks.Latest;
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
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
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
    private final Latest counting;
    private RowSource<R> source;

    private final ObservableList<R> rows = FXCollections.observableArrayList();
    private final Selection<R> selected;
    private final ObjectProperty<TableState> state = new SimpleObjectProperty<>(TableState.LOADING);
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ObjectProperty<Sort> sort;
    private final StringProperty count = new SimpleStringProperty("");
    private final StringProperty selection = new SimpleStringProperty("");
    private final BooleanProperty hasEarlier = new SimpleBooleanProperty();
    private final BooleanProperty hasLater = new SimpleBooleanProperty();
    private final Filters filters;
    private Sight sight = () -> row -> {};

    /** Where the keyboard is when other rows have come. */
    private enum Landing {
        WHERE_IT_WAS,
        FIRST,
        LAST
    }

    public TableModel(TableSetup<R> setup, RowSource<R> source, TableTools tools) {
        this.setup = setup;
        this.source = source;
        this.tools = tools;
        this.layout = TableLayout.remembered(tools.memory(), setup.name());
        this.latest = new Latest(tools.tasks());
        this.counting = new Latest(tools.tasks());
        this.sort =
                new SimpleObjectProperty<>(layout.sort().filter(setup::canSort).orElse(setup.sort()));
        this.filters = new Filters(setup, layout, tools, this::askAnew);
        this.selected = new Selection<>(row -> this.source.key(row));
        selected.rows().subscribe(this::describeSelection);
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

    /** The selected rows, as they are now. Followers hear of it once when rows that were read anew changed it. */
    public ObservableList<R> selected() {
        return selected.rows();
    }

    /** The person selects these. */
    public void choose(List<R> chosen) {
        selected.choose(chosen);
    }

    /** Selects a row, now or as soon as it is among the rows; nobody chose it. */
    public void select(UUID key) {
        rearrange(() -> selected.want(Set.of(key), rows), Landing.WHERE_IT_WAS);
    }

    /** What happens when a person chooses rows; not when rows that are read anew are selected again. */
    public void onChosen(Runnable action) {
        selected.onChosen(action);
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
    public ReadOnlyStringProperty count() {
        return count;
    }

    /** How many are selected, and their sum where the table has one. */
    public ReadOnlyStringProperty selection() {
        return selection;
    }

    public ReadOnlyBooleanProperty hasEarlier() {
        return hasEarlier;
    }

    public ReadOnlyBooleanProperty hasLater() {
        return hasLater;
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

    RowSource<R> source() {
        return source;
    }

    UUID key(R row) {
        return source.key(row);
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

    /** To the first page, and into its first row. */
    public void first() {
        turn(Turn.first(), Landing.FIRST);
    }

    /** To the last page, and into its last row. */
    public void last() {
        turn(Turn.last(), Landing.LAST);
    }

    /** To the page after this one, and into its first row. */
    public void next() {
        if (hasLater.get() && !rows.isEmpty()) {
            turn(Turn.after(rows.get(rows.size() - 1)), Landing.FIRST);
        }
    }

    /** To the page before this one, and into its last row. */
    public void previous() {
        if (hasEarlier.get() && !rows.isEmpty()) {
            turn(Turn.before(rows.get(0)), Landing.LAST);
        }
    }

    /** The same rows as they are now; the selection stays. An answer that is on its way is waited for. */
    public void refresh() {
        if (state.get() == TableState.FAILED || state.get() == TableState.OFFLINE) {
            loading();
        }
        latest.again(() ->
                ask(rows.isEmpty() || !hasEarlier.get() ? Turn.first() : Turn.from(rows.get(0)), Landing.WHERE_IT_WAS));
        counting.again(this::countRows);
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

    /** Another question: nobody has turned a page, so that nothing is chosen by it. */
    private void askAnew() {
        turn(Turn.first(), Landing.WHERE_IT_WAS);
    }

    private void turn(Turn<R> turn, Landing landing) {
        loading();
        ask(turn, landing);
        countRows();
    }

    private void loading() {
        if (rows.isEmpty()) {
            state.set(TableState.LOADING);
        }
    }

    private void ask(Turn<R> turn, Landing landing) {
        Question question = question();
        RowSource<R> asked = source;
        latest.ask(progress -> asked.page(question, turn, PAGE), page -> show(page, landing), this::fail);
    }

    private void countRows() {
        Question question = question();
        RowSource<R> asked = source;
        counting.ask(progress -> asked.count(question), this::showCount, failure -> count.set(""));
    }

    private void show(Page<R> page, Landing landing) {
        problem.set(null);
        if (page.rows().isEmpty() && page.hasEarlier()) {
            ask(Turn.first(), landing);
            return;
        }
        hasEarlier.set(page.hasEarlier());
        hasLater.set(page.hasLater());
        rearrange(
                () -> {
                    replace(page.rows());
                    if (landing == Landing.WHERE_IT_WAS || rows.isEmpty()) {
                        selected.settle(rows);
                    } else {
                        selected.choose(List.of(rows.get(rowOf(landing))));
                    }
                },
                landing);
        state.set(rows.isEmpty() ? whyEmpty() : TableState.ROWS);
    }

    private int rowOf(Landing landing) {
        return switch (landing) {
            case WHERE_IT_WAS -> -1;
            case FIRST -> 0;
            case LAST -> rows.size() - 1;
        };
    }

    private void rearrange(Runnable change, Landing landing) {
        IntConsumer back = sight.hold();
        change.run();
        back.accept(rows.isEmpty() ? -1 : rowOf(landing));
    }

    /** In place where keys are the same, so that a view keeps what it shows where it shows it. */
    private void replace(List<R> now) {
        Set<UUID> keys = now.stream().map(source::key).collect(Collectors.toSet());
        if (rows.stream().noneMatch(row -> keys.contains(source.key(row)))) {
            rows.setAll(now);
            return;
        }
        rows.removeIf(row -> !keys.contains(source.key(row)));
        for (int i = 0; i < now.size(); i++) {
            place(i, now.get(i));
        }
    }

    private void place(int index, R row) {
        int at = index;
        while (at < rows.size() && !source.key(rows.get(at)).equals(source.key(row))) {
            at++;
        }
        if (at == index && at < rows.size()) {
            if (!rows.get(at).equals(row)) {
                rows.set(at, row);
            }
            return;
        }
        if (at < rows.size()) {
            rows.remove(at);
        }
        rows.add(index, row);
    }

    private TableState whyEmpty() {
        return question().filters().isEmpty() ? TableState.EMPTY : TableState.NOTHING_FOUND;
    }

    private void showCount(Count found) {
        String number = texts().number(found.rows()) + (found.more() ? "+" : "");
        count.set(texts().get("table.count", number));
    }

    private void fail(Throwable failure) {
        Problem what = Problem.of(failure, texts().locale());
        problem.set(what);
        state.set(what.isOffline() ? TableState.OFFLINE : TableState.FAILED);
    }

    private void describeSelection() {
        if (selected().isEmpty()) {
            selection.set("");
        } else if (setup.sum() == null) {
            selection.set(
                    texts().get("table.selected", texts().number(selected().size())));
        } else {
            long sum = selected().stream().mapToLong(row -> setup.yenOf(row)).sum();
            String column = texts().get("column." + setup.name() + "." + setup.sum());
            selection.set(
                    texts().get("table.selected_sum", texts().number(selected().size()), texts().yen(sum), column));
        }
    }
}
