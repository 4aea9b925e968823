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
 * What a table shows: one page of rows of a question, and the ways to other pages and other questions. Answers to older
 * questions are dropped.
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
    private final ObservableList<R> selected = FXCollections.observableArrayList();
    private final ObjectProperty<TableState> state = new SimpleObjectProperty<>(TableState.LOADING);
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ObjectProperty<Sort> sort;
    private final StringProperty count = new SimpleStringProperty("");
    private final StringProperty selection = new SimpleStringProperty("");
    private final BooleanProperty hasEarlier = new SimpleBooleanProperty();
    private final BooleanProperty hasLater = new SimpleBooleanProperty();
    private final Filters filters;

    public TableModel(TableSetup<R> setup, RowSource<R> source, TableTools tools) {
        this.setup = setup;
        this.source = source;
        this.tools = tools;
        this.layout = TableLayout.remembered(tools.memory(), setup.name());
        this.latest = new Latest(tools.tasks());
        this.counting = new Latest(tools.tasks());
        this.sort =
                new SimpleObjectProperty<>(layout.sort().filter(setup::canSort).orElse(setup.sort()));
        this.filters = new Filters(setup, layout, tools.tasks(), this::first);
        selected.subscribe(this::describeSelection);
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

    /** The rows that the person has selected; kept by the view. */
    public ObservableList<R> selected() {
        return selected;
    }

    /** The only selected row; empty for none and for several. */
    public Optional<R> one() {
        return selected.size() == 1 ? Optional.of(selected.get(0)) : Optional.empty();
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

    /** The question as it stands. */
    public Question question() {
        return new Question(sort.get(), filters.conditions());
    }

    RowSource<R> source() {
        return source;
    }

    /** From now on rows come from elsewhere: another run's, another partner's. */
    public void showRowsOf(RowSource<R> other) {
        source = other;
        rows.clear();
        first();
    }

    public void first() {
        turn(Turn.first());
    }

    public void last() {
        turn(Turn.last());
    }

    public void next() {
        if (hasLater.get() && !rows.isEmpty()) {
            turn(Turn.after(rows.get(rows.size() - 1)));
        }
    }

    public void previous() {
        if (hasEarlier.get() && !rows.isEmpty()) {
            turn(Turn.before(rows.get(0)));
        }
    }

    /** The same rows as they are now; the selection stays. */
    public void refresh() {
        turn(rows.isEmpty() || !hasEarlier.get() ? Turn.first() : Turn.from(rows.get(0)));
    }

    public void sortBy(Sort other) {
        if (!other.equals(sort.get()) && setup.canSort(other)) {
            sort.set(other);
            layout.setSort(other);
            first();
        }
    }

    /** Asks for everything again. */
    public void clearFilters() {
        filters.clear();
    }

    private void turn(Turn<R> turn) {
        Question question = question();
        RowSource<R> asked = source;
        if (rows.isEmpty()) {
            state.set(TableState.LOADING);
        }
        latest.ask(progress -> asked.page(question, turn, PAGE), this::show, this::fail);
        counting.ask(progress -> asked.count(question), this::showCount, failure -> count.set(""));
    }

    private void show(Page<R> page) {
        problem.set(null);
        if (page.rows().isEmpty() && page.hasEarlier()) {
            first();
            return;
        }
        Set<UUID> kept = selected.stream().map(source::key).collect(Collectors.toSet());
        if (!rows.equals(page.rows())) {
            rows.setAll(page.rows());
            List<R> still =
                    rows.stream().filter(row -> kept.contains(source.key(row))).toList();
            if (!selected.equals(still)) {
                selected.setAll(still);
            }
        }
        hasEarlier.set(page.hasEarlier());
        hasLater.set(page.hasLater());
        state.set(rows.isEmpty() ? whyEmpty() : TableState.ROWS);
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
        if (selected.isEmpty()) {
            selection.set("");
        } else if (setup.sum() == null) {
            selection.set(texts().get("table.selected", texts().number(selected.size())));
        } else {
            long sum = selected.stream().mapToLong(row -> setup.yenOf(row)).sum();
            selection.set(texts().get("table.selected_sum", texts().number(selected.size()), texts().yen(sum)));
        }
    }
}
