package io.suito.desktop.table;

import io.suito.desktop.dialogs.Problem;
import io.suito.desktop.tasks.RunningTask;
import io.suito.desktop.tasks.Tasks.Lane;
import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.Action;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which columns there are to see, and what can be done with what they hold: copy, export. */
public final class TableActions<R> {
    private final TableModel<R> model;
    private final Texts texts;

    public TableActions(TableModel<R> model) {
        this.model = model;
        this.texts = model.texts();
    }

    /** Columns that are shown, in the person's order. */
    public List<TableColumnModel<R>> columns() {
        return model.setup().shown(model.layout().now());
    }

    /** What it is sorted by, as a sentence, where no column that is shown says so; empty otherwise. */
    public String unseenSort() {
        String by = model.sort().get().column();
        if (columns().stream().anyMatch(column -> column.sort().equals(by))) {
            return "";
        }
        return new ArrangementWords<>(model).sort().orElse("");
    }

    /** The person's choice of columns, in their order. */
    void choose(List<String> ids) {
        model.layout().setShown(ids, model.setup().columnsBeside(ids));
    }

    /** What can be done with a table from anywhere: writing it to a file, saving views and showing them. */
    public static List<Action> of(TableModel<?> model) {
        List<Action> all = new ArrayList<>();
        all.add(new Action("table-export", model.texts().get("table.export"), () -> new TableActions<>(model).export())
                .about(model.texts().get("table." + model.setup().name())));
        all.addAll(new SavedViews(model).actions());
        return all;
    }

    public String title(TableColumnModel<R> column) {
        return texts.get("column." + model.setup().name() + "." + column.id());
    }

    /** The selected rows with their titles, tab-separated: what a spreadsheet takes from the clipboard. */
    public String selectedAsText() {
        List<TableColumnModel<R>> columns = columns();
        List<String> lines = new ArrayList<>();
        lines.add(columns.stream().map(this::title).collect(Collectors.joining("\t")));
        model.selected()
                .forEach(row -> lines.add(columns.stream()
                        .map(column ->
                                Cells.oneLine(column.kind(), column.value().apply(row)))
                        .collect(Collectors.joining("\t"))));
        return String.join("\n", lines);
    }

    public void copySelected() {
        if (!model.selected().isEmpty()) {
            model.tools().dialogs().copy(selectedAsText());
            model.tools()
                    .dialogs()
                    .tellDone(texts.get(
                            "table.copied", texts.number(model.selected().size())));
        }
    }

    /** Asks where to, then writes everything that answers the question at this moment. */
    public void export() {
        String table = texts.get("table." + model.setup().name());
        model.tools().dialogs().saveFile(texts.get("table.export.title"), table + ".csv", this::exportTo);
    }

    void exportTo(Path file) {
        TableExport<R> export = new TableExport<>(
                model.source(), columns(), columns().stream().map(this::title).toList());
        var question = model.question();
        RunningTask task = model.tools()
                .tasks()
                .startShown(
                        Lane.LONG,
                        texts.get("table.export.running", file.getFileName().toString()),
                        true,
                        progress -> export.write(question, file, progress),
                        rows -> done(rows, file),
                        this::fail);
        // who cancels in the last moment may come too late: the file is there
        task.onCancelled(() -> export.written()
                .ifPresentOrElse(
                        rows -> done(rows, file),
                        () -> end("table.export.cancelled", String.valueOf(file.getFileName()))));
        model.exporting().set(task);
    }

    private void done(long rows, Path file) {
        end("table.export.done", texts.number(rows), String.valueOf(file.getFileName()));
    }

    private void end(String text, Object... facts) {
        model.exporting().set(null);
        model.tools().dialogs().tellDone(texts.get(text, facts));
    }

    private void fail(Throwable failure) {
        model.exporting().set(null);
        model.tools().dialogs().tell(Problem.of(failure, texts.locale()));
    }
}
