package io.suito.desktop.runs;

import io.suito.desktop.live.Changes;
import io.suito.desktop.live.Topic;
import io.suito.desktop.shell.Area;
import io.suito.desktop.shell.Navigator;
import io.suito.desktop.shell.Place;
import io.suito.desktop.table.RowSource;
import io.suito.desktop.table.TableActions;
import io.suito.desktop.table.TableModel;
import io.suito.desktop.table.TableTools;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Action;
import io.suito.desktop.widgets.RunStates;
import io.suito.payouts.ItemAction;
import io.suito.payouts.RunCalendar.RunDay;
import io.suito.payouts.RunList;
import io.suito.payouts.RunReports.RunStatus;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** All payout runs, the one that is looked at, what the next one would be, and when the coming ones are. */
public final class RunsViewModel {
    private static final Set<Topic> TOPICS = EnumSet.of(Topic.RUNS, Topic.ITEMS, Topic.REQUESTS);

    private final TableModel<RunList.Row> table;
    private final RunViewModel run;
    private final PreviewViewModel preview;
    private final DatesViewModel dates;
    private final Changes changes;
    private final Navigator navigator;
    private final Texts texts;
    private final ObjectProperty<Part> part = new SimpleObjectProperty<>(Part.HISTORY);
    private Subscription following = Subscription.EMPTY;
    private boolean active;

    /** What of it is seen. Its names in small letters are ids of places. */
    public enum Part {
        HISTORY,
        PREVIEW,
        DATES;

        /** As a place's id says it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The models of the parts. */
    public record Parts(RunViewModel run, PreviewViewModel preview, DatesViewModel dates) {}

    public RunsViewModel(
            RowSource<RunList.Row> runs, Parts parts, TableTools tools, Changes changes, Navigator navigator) {
        this.table = new TableModel<>(RunsTable.setup(tools.texts()), runs, tools);
        this.run = parts.run();
        this.preview = parts.preview();
        this.dates = parts.dates();
        this.changes = changes;
        preview.opensWith(this::open);
        run.opensWith(this::open);
        this.navigator = navigator;
        this.texts = tools.texts();
        table.onChosen(() -> table.one().ifPresent(this::chosen));
        part.subscribe((before, now) -> turned());
        preview.of().subscribe((before, now) -> placed());
        run.shown().subscribe(this::agree);
    }

    /** List and run are read one after the other: the list is not left to say something else of the run beside it. */
    private void agree(@Nullable RunRead read) {
        if (read != null) {
            table.one()
                    .filter(row -> row.id().equals(read.run().runId()))
                    .filter(row -> !isSame(row, read.status()))
                    .ifPresent(row -> table.refresh());
        }
    }

    private boolean isSame(RunList.Row row, RunStatus read) {
        return RunStates.label(row.state(), RunsTable.unsettled(row), texts)
                .equals(RunStates.label(read.state(), RunWords.unsettled(read), texts));
    }

    /** What can be done with what is seen. */
    public List<Action> actions() {
        return switch (part.get()) {
            case PREVIEW -> List.of(preview.plan(), preview.goOn(), preview.leaveOut(), preview.takeIn());
            case DATES -> TableActions.of(dates.table());
            case HISTORY -> run.shown().get() == null ? TableActions.of(table) : ofTheRun();
        };
    }

    private List<Action> ofTheRun() {
        List<Action> all = new ArrayList<>(run.actions());
        all.add(run.compare());
        all.forEach(action -> action.about(run.title()));
        for (ItemAction item : ItemAction.values()) {
            all.add(run.items().action(item));
        }
        all.addAll(TableActions.of(run.items().table()));
        return all;
    }

    private void chosen(RunList.Row row) {
        run.open(row.id());
        placed();
    }

    private void turned() {
        placed();
        read();
    }

    /** The way back leads to what is seen now. */
    private void placed() {
        if (navigator.place().get().area() == Area.RUNS) {
            navigator.stay(
                    switch (part.get()) {
                        case HISTORY -> new Place(Area.RUNS, opened());
                        case PREVIEW -> previewAt(preview.of().get());
                        case DATES -> new Place(Area.RUNS, Part.DATES.word());
                    });
        }
    }

    private String opened() {
        UUID opened = run.opened().get();
        return opened == null ? Part.HISTORY.word() : opened.toString();
    }

    /** The place of a preview. */
    public static Place previewAt(PreviewOf of) {
        String word = of.word();
        return word.isEmpty()
                ? new Place(Area.RUNS, Part.PREVIEW.word())
                : Place.within(Area.RUNS, Part.PREVIEW.word(), word);
    }

    /** Shows what the run of a coming date would do. */
    public void preview(RunDay day) {
        navigator.go(previewAt(PreviewOf.on(day.date())));
    }

    public TableModel<RunList.Row> table() {
        return table;
    }

    public RunViewModel run() {
        return run;
    }

    public PreviewViewModel preview() {
        return preview;
    }

    public DatesViewModel dates() {
        return dates;
    }

    /** What of it is seen; the person's tabs change it, and places do. */
    public ObjectProperty<Part> part() {
        return part;
    }

    /** Shown, perhaps with a part or a run to open: reads, and follows what others change. */
    public void activate(String id) {
        following.unsubscribe();
        following = changes.follow(TOPICS, this::changed);
        active = true;
        for (Part known : Part.values()) {
            if (known.word().equals(Place.record(id))) {
                part.set(known);
                if (known == Part.PREVIEW) {
                    preview.look(PreviewOf.of(Place.part(id)));
                }
                read();
                return;
            }
        }
        if (!id.isEmpty()) {
            open(UUID.fromString(Place.record(id)));
            if (!Place.part(id).isEmpty()) {
                run.items().goTo(UUID.fromString(Place.part(id)));
            }
        }
        read();
    }

    /** Hidden. */
    public void deactivate() {
        following.unsubscribe();
        active = false;
    }

    /** Shows a run, wherever one is now. */
    public void open(UUID id) {
        table.select(id);
        run.open(id);
        part.set(Part.HISTORY);
        table.refresh();
    }

    private void changed() {
        if (part.get() == Part.PREVIEW) {
            preview.changed(() -> active && part.get() == Part.PREVIEW);
        } else {
            read();
        }
    }

    private void read() {
        switch (part.get()) {
            case HISTORY -> {
                table.refresh();
                run.refresh();
            }
            case PREVIEW -> preview.refresh();
            case DATES -> dates.refresh();
        }
    }
}
