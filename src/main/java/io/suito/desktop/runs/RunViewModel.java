package io.suito.desktop.runs;

import io.suito.database.Transactions;
import io.suito.desktop.asking.Asking;
import io.suito.desktop.dialogs.Problem;
import io.suito.desktop.dialogs.ReadAgain;
import io.suito.desktop.table.ListingSource;
import io.suito.desktop.table.TableModel;
import io.suito.desktop.table.TableState;
import io.suito.desktop.table.TableTools;
import io.suito.desktop.tasks.Latest;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Action;
import io.suito.payouts.PayoutPreview.Skip;
import io.suito.payouts.RunPace;
import io.suito.payouts.RunSkips;
import io.suito.payouts.RunState;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** One run: what it does or did, how far it is, what can be done with it. */
public final class RunViewModel {
    private final Transactions transactions;
    private final RunReader reader;
    private final ItemsViewModel items;
    private final TableTools tools;
    private final RunWords words;
    private final TableModel<Skip> skips;
    private final RunPace pace = new RunPace(System::nanoTime);
    private final ObjectProperty<@Nullable RunRead> shown = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final StringProperty sentence = new SimpleStringProperty("");
    private final StringProperty note = new SimpleStringProperty("");
    private final StringProperty progress = new SimpleStringProperty("");
    private final DoubleProperty fraction = new SimpleDoubleProperty(-1);
    private final RunActions actions;
    private final Latest latest;
    private final ReadAgain again;
    private Consumer<UUID> opener = run -> {};
    private final ReadOnlyObjectWrapper<@Nullable UUID> opened = new ReadOnlyObjectWrapper<>();

    public RunViewModel(
            Transactions transactions, RunReader reader, ItemsViewModel items, Asking asking, TableTools tools) {
        this.transactions = transactions;
        this.reader = reader;
        this.items = items;
        this.tools = tools;
        this.latest = new Latest(tools.tasks());
        this.again = new ReadAgain(tools.tasks(), problem::set);
        Texts texts = tools.texts();
        this.words = new RunWords(texts);
        this.skips = new TableModel<>(PreviewTables.skips(texts), skipsOf(new UUID(0, 0)), tools);
        this.actions = new RunActions(asking, tools, shown::get, this::refresh, run -> opener.accept(run));
    }

    private ListingSource<Skip> skipsOf(UUID run) {
        return new ListingSource<>(transactions, RunSkips.LISTING, Map.of("run", run));
    }

    /** Who opens another run: the one that a missed date was planned as. */
    void opensWith(Consumer<UUID> action) {
        opener = action;
    }

    public Texts texts() {
        return tools.texts();
    }

    public ItemsViewModel items() {
        return items;
    }

    /** Who had money and is not in it, and why. */
    public TableModel<Skip> skips() {
        return skips;
    }

    /** The run as last read; null while none is open. */
    public ReadOnlyObjectProperty<@Nullable RunRead> shown() {
        return shown;
    }

    /** Why it could not be read. */
    public ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem;
    }

    /** What happens or happened. */
    public ReadOnlyStringProperty sentence() {
        return sentence;
    }

    /** What else there is to know; mostly empty. */
    public ReadOnlyStringProperty note() {
        return note;
    }

    /** How far it is, in counts and time; empty when nothing moves. */
    public ReadOnlyStringProperty progress() {
        return progress;
    }

    /** Between 0 and 1; -1 when nothing moves. */
    public ReadOnlyDoubleProperty fraction() {
        return fraction;
    }

    /** What can be done with it, the main thing first. */
    public List<Action> actions() {
        return actions.all();
    }

    /** Compares with Stripe's objects now. */
    public Action compare() {
        return actions.compare();
    }

    /** What the open run is called; empty while none has been read. */
    String title() {
        RunRead read = shown.get();
        return read == null ? "" : words.title(read.status());
    }

    RunWords words() {
        return words;
    }

    /** Which one is open, read or not; null while none is. */
    public ReadOnlyObjectProperty<@Nullable UUID> opened() {
        return opened.getReadOnlyProperty();
    }

    /** Opens a run. */
    public void open(UUID run) {
        if (run.equals(opened.get())) {
            refresh();
            return;
        }
        latest.cancel();
        problem.set(null);
        again.over();
        shown.set(null);
        opened.set(run);
        pace.forget();
        items.open(run);
        // they were written with the plan and never change: read once, and page by page
        skips.showRowsOf(skipsOf(run));
        refresh();
    }

    /** Reads the open run anew. */
    public void refresh() {
        latest.again(this::read);
    }

    private void read() {
        UUID run = opened.get();
        if (run != null) {
            RunRead before = shown.get();
            latest.ask(
                    progress -> reader.read(run, before),
                    this::show,
                    failure -> fail(Problem.of(failure, texts().locale())));
        }
    }

    private void fail(Problem what) {
        again.failed(what, shown.get() != null);
    }

    private void show(RunRead read) {
        boolean first = shown.get() == null;
        problem.set(null);
        again.over();
        shown.set(read);
        sentence.set(words.sentence(read.status(), read.movingYen()));
        note.set(words.note(read.status(), read.rest().story()));
        showProgress(read);
        actions.offer(read);
        if (!first) {
            items.refresh();
        }
        // they never change, but may have been asked for while the database was away
        if (skips.state().get() == TableState.OFFLINE || skips.state().get() == TableState.FAILED) {
            skips.refresh();
        }
    }

    private void showProgress(RunRead read) {
        RunState state = read.run().runState();
        boolean moves = state == RunState.EXECUTING
                || state == RunState.PAUSED
                || read.status().moving() > 0;
        if (!moves || state != RunState.EXECUTING) {
            pace.forget();
        }
        if (state == RunState.EXECUTING || state == RunState.PAUSED) {
            int moving = read.status().moving();
            var left = state == RunState.EXECUTING ? pace.left(moving) : java.util.Optional.<java.time.Duration>empty();
            progress.set(words.progress(read.status(), left));
            fraction.set((double) (read.status().planned() - moving)
                    / Math.max(1, read.status().planned()));
        } else {
            progress.set("");
            fraction.set(-1);
        }
    }
}
