package io.suito.desktop.table;

import io.suito.desktop.dialogs.ProblemLine;
import io.suito.desktop.text.Texts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The table as a control: the question as a sentence, rows, and a line that counts, sums, pages, exports. Keys: arrows
 * and Page Down walk from page to page, Ctrl/Cmd+C copies, Enter opens, Shift+F10 opens the menu. With Shift or
 * Ctrl/Cmd rows are added to what is chosen, on this page and on others.
 */
public final class DataTable<R> extends VBox {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
    private static final KeyCombination MENU = KeyCombination.valueOf("Shift+F10");
    private static final double MENU_INDENT = 24;

    private final TableView<R> view = new TableView<>();
    private final ContextMenu menu = new ContextMenu();
    private Consumer<R> open = row -> {};
    private boolean showing;
    private boolean adding;

    public DataTable() {
        getStyleClass().add("data-table");
        view.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        view.setTableMenuButtonVisible(false);
        VBox.setVgrow(view, Priority.ALWAYS);
    }

    /** Shows a model whose rows say everything there is; once. */
    public void show(TableModel<R> model) {
        show(model, row -> {});
    }

    /**
     * Shows a model; once.
     *
     * @param opening what Enter and a double click do: from every row they lead somewhere
     */
    public void show(TableModel<R> model, Consumer<R> opening) {
        open = opening;
        Texts texts = model.texts();
        // first the rows: a table that gets other rows forgets what it was sorted by
        view.setItems(model.rows());
        Columns<R> columns = new Columns<>(model, view);
        columns.arrange();
        columns.follow();
        view.setId("table-" + model.setup().name());
        view.setAccessibleText(texts.get("table." + model.setup().name()));
        view.setPlaceholder(new TablePlaceholder(model, view));
        view.setRowFactory(any -> row());
        followSelection(model);
        keys(model);
        contextMenu(model);
        VBox.setVgrow(view, Priority.ALWAYS);
        getChildren().setAll(view, notice(model), sortedBy(columns), new TableFooter<>(model, columns));
        if (!model.setup().filters().isEmpty()) {
            getChildren().add(0, new FilterSentence(model));
        }
    }

    /** Escape in what is opened beside the rows leads back into them. */
    public void comesBackFrom(Node opened) {
        opened.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                // what is opened may come from elsewhere: another row is not chosen by going back
                takeKeyboard();
            }
        });
    }

    /** What the menu of a row offers before what every table offers. */
    public void addActions(MenuItem... items) {
        menu.getItems().addAll(0, List.of(items));
    }

    /** Puts the keyboard into the table; nothing is chosen by that. */
    public void takeKeyboard() {
        view.requestFocus();
    }

    /** Where the table has become lower, its selected row may lie beyond its end. */
    public void showSelected() {
        int row = view.getSelectionModel().getSelectedIndex();
        Node cells = view.lookup(".clipped-container");
        if (row >= 0 && cells != null && !isInSight(row, cells)) {
            view.scrollTo(row);
        }
    }

    private boolean isInSight(int row, Node cells) {
        Bounds sight = cells.localToScene(cells.getLayoutBounds());
        return rowAt(row)
                .map(at -> at.localToScene(at.getLayoutBounds()))
                .filter(at -> at.getMinY() >= sight.getMinY() - 1 && at.getMaxY() <= sight.getMaxY() + 1)
                .isPresent();
    }

    private Optional<Node> rowAt(int row) {
        return view.lookupAll(".table-row-cell").stream()
                .filter(node -> node instanceof TableRow<?> cell
                        && cell.getIndex() == row
                        && cell.isVisible()
                        && !cell.isEmpty())
                .findFirst();
    }

    private TableRow<R> row() {
        TableRow<R> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && !row.isEmpty()) {
                open.accept(row.getItem());
            }
        });
        return row;
    }

    private void followSelection(TableModel<R> model) {
        view.getSelectionModel().getSelectedItems().addListener((ListChangeListener<R>) change -> {
            if (!showing) {
                List<R> rows = view.getSelectionModel().getSelectedItems().stream()
                        .filter(Objects::nonNull)
                        .toList();
                if (adding) {
                    model.chooseToo(rows);
                } else {
                    model.choose(rows);
                }
            }
        });
        model.drawnBy(() -> hold(model));
    }

    /** The table control takes every change of its rows for one of its selection: meanwhile it is not listened to. */
    private IntConsumer hold(TableModel<R> model) {
        R focused = view.getFocusModel().getFocusedItem();
        UUID key = focused == null ? null : model.key(focused);
        showing = true;
        return landing -> {
            showSelection(model);
            int row = landing >= 0 ? landing : indexOf(model, key);
            if (row >= 0) {
                view.getFocusModel().focus(row);
            }
            if (landing >= 0) {
                view.scrollTo(landing);
            }
            showing = false;
        };
    }

    private static <R> int indexOf(TableModel<R> model, @Nullable UUID key) {
        for (int i = 0; i < model.rows().size(); i++) {
            if (model.key(model.rows().get(i)).equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private void showSelection(TableModel<R> model) {
        List<Integer> wanted = model.selected().stream()
                .map(model.rows()::indexOf)
                .filter(row -> row >= 0)
                .sorted()
                .toList();
        if (!view.getSelectionModel().getSelectedIndices().stream()
                .sorted()
                .toList()
                .equals(wanted)) {
            view.getSelectionModel().clearSelection();
            wanted.forEach(view.getSelectionModel()::select);
        }
    }

    private void keys(TableModel<R> model) {
        TableActions<R> actions = new TableActions<>(model);
        view.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> adding = event.isShiftDown() || event.isShortcutDown());
        view.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            adding = event.isShiftDown() || event.isShortcutDown();
            int at = view.getFocusModel().getFocusedIndex();
            boolean last = at == model.rows().size() - 1;
            if (COPY.match(event)) {
                actions.copySelected();
            } else if (MENU.match(event) || event.getCode() == KeyCode.CONTEXT_MENU) {
                showMenu();
            } else if (event.getCode() == KeyCode.ENTER) {
                model.one().ifPresent(open);
            } else if (adding) {
                return;
            } else if (last && (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.PAGE_DOWN)) {
                model.pages().walkOn();
            } else if (at == 0 && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.PAGE_UP)) {
                model.pages().walkBack();
            } else {
                return;
            }
            event.consume();
        });
    }

    private void contextMenu(TableModel<R> model) {
        TableActions<R> actions = new TableActions<>(model);
        MenuItem copy = new MenuItem(model.texts().get("table.copy"));
        copy.setAccelerator(COPY);
        copy.setOnAction(event -> actions.copySelected());
        MenuItem export = new MenuItem(model.texts().get("table.export"));
        export.setOnAction(event -> actions.export());
        menu.getItems().addAll(new SeparatorMenuItem(), new SortMenu<>(model), copy, export);
        view.setContextMenu(menu);
    }

    /** At the row that has the keyboard: not every system opens menus by keys. */
    private void showMenu() {
        Node at = rowAt(view.getFocusModel().getFocusedIndex()).orElse(view);
        Bounds place = at.localToScreen(at.getLayoutBounds());
        double down = at.equals(view) ? place.getMinY() : place.getMaxY();
        menu.show(view, place.getMinX() + MENU_INDENT, down);
    }

    /** Rows that could not be read anew stay where they are, with a line below that says so. */
    private Node notice(TableModel<R> model) {
        ProblemLine notice = new ProblemLine();
        notice.getStyleClass().add("table-notice");
        model.problem().subscribe(problem -> notice.show(model.rows().isEmpty() ? null : problem, model.texts()));
        return notice;
    }

    private static Node sortedBy(Columns<?> columns) {
        Label sorted = new Label();
        sorted.getStyleClass().add("sorted-by");
        sorted.textProperty().bind(columns.unseenSort());
        sorted.visibleProperty().bind(columns.unseenSort().isNotEmpty());
        sorted.managedProperty().bind(sorted.visibleProperty());
        return sorted;
    }
}
