package io.suito.desktop.table;

import io.suito.desktop.look.Icons;
import io.suito.desktop.text.Texts;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The table as a control: the question as a sentence, rows, and a line that counts, sums, pages, exports. Keys: arrows
 * and Page Down walk from page to page, Ctrl/Cmd+C copies, Enter opens.
 */
public final class DataTable<R> extends VBox {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final TableView<R> view = new TableView<>();
    private final Label notice = new Label();
    private final ContextMenu menu = new ContextMenu();
    private Consumer<R> open = row -> {};
    private boolean showing;

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
        view.setPlaceholder(placeholder(model));
        view.setRowFactory(any -> row());
        followSelection(model);
        keys(model);
        contextMenu(model);
        getChildren().setAll(rowsWithNotice(model), sortedBy(columns), footer(model, columns));
        if (!model.setup().filters().isEmpty()) {
            getChildren().add(0, new FilterSentence(model));
        }
    }

    /** Escape in what is opened beside the rows leads back into them. */
    public void comesBackFrom(Node opened) {
        opened.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                focusRows();
            }
        });
    }

    /** What the menu of a row offers before what every table offers. */
    public void addActions(MenuItem... items) {
        menu.getItems().addAll(0, List.of(items));
    }

    /** Puts the keyboard into the rows. */
    public void focusRows() {
        view.requestFocus();
        if (view.getSelectionModel().isEmpty()) {
            view.getSelectionModel().selectFirst();
        }
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
                model.choose(view.getSelectionModel().getSelectedItems().stream()
                        .filter(Objects::nonNull)
                        .toList());
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
        List<Integer> wanted =
                model.selected().stream().map(model.rows()::indexOf).sorted().toList();
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
        view.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            int at = view.getFocusModel().getFocusedIndex();
            boolean last = at == model.rows().size() - 1;
            if (COPY.match(event)) {
                actions.copySelected();
            } else if (event.getCode() == KeyCode.ENTER) {
                model.one().ifPresent(open);
            } else if (last && (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.PAGE_DOWN)) {
                model.next();
            } else if (at == 0 && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.PAGE_UP)) {
                model.previous();
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
        menu.getItems().addAll(new SeparatorMenuItem(), copy, export);
        view.setContextMenu(menu);
    }

    /** In place of rows: why there are none, and what to do. */
    private static Node placeholder(TableModel<?> model) {
        Label why = new Label();
        why.setWrapText(true);
        Button act = new Button();
        act.setId("table-next-step");
        VBox box = new VBox(why, act);
        box.getStyleClass().add("placeholder");
        Runnable show = () -> {
            TableState state = model.state().get();
            var problem = model.problem().get();
            boolean failed = problem != null && (state == TableState.FAILED || state == TableState.OFFLINE);
            why.setText(failed ? problem.sentence() : model.texts().get(textOf(model, state)));
            boolean narrowed = state == TableState.NOTHING_FOUND;
            act.setVisible(narrowed || failed);
            act.setManaged(act.isVisible());
            act.setText(model.texts().get(narrowed ? "table.show_all" : "table.try_again"));
            act.setOnAction(event -> {
                if (narrowed) {
                    model.clearFilters();
                } else {
                    model.refresh();
                }
            });
        };
        model.state().subscribe(show);
        show.run();
        return box;
    }

    private static String textOf(TableModel<?> model, TableState state) {
        return switch (state) {
            case LOADING -> "table.loading";
            case NOTHING_FOUND -> "table.nothing_found";
            case EMPTY, ROWS, FAILED, OFFLINE -> "table." + model.setup().name() + ".empty";
        };
    }

    /** Rows that could not be read anew stay, with a line that says so. */
    private Node rowsWithNotice(TableModel<R> model) {
        notice.getStyleClass().add("table-notice");
        model.problem().subscribe(problem -> {
            boolean old = problem != null && !model.rows().isEmpty();
            notice.setText(old ? problem.sentence() : "");
            notice.setVisible(old);
        });
        StackPane pane = new StackPane(view, notice);
        StackPane.setAlignment(notice, Pos.TOP_CENTER);
        VBox.setVgrow(pane, Priority.ALWAYS);
        return pane;
    }

    private static Node sortedBy(Columns<?> columns) {
        Label sorted = new Label();
        sorted.getStyleClass().add("sorted-by");
        sorted.textProperty().bind(columns.unseenSort());
        sorted.visibleProperty().bind(columns.unseenSort().isNotEmpty());
        sorted.managedProperty().bind(sorted.visibleProperty());
        return sorted;
    }

    private Node footer(TableModel<R> model, Columns<R> columns) {
        Texts texts = model.texts();
        Label count = new Label();
        count.textProperty().bind(model.count());
        Label selection = new Label();
        selection.textProperty().bind(model.selection());
        selection.getStyleClass().add("selection");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        MenuButton chooser = new MenuButton("", Icons.of(Feather.COLUMNS));
        chooser.setAccessibleText(texts.get("table.columns"));
        chooser.setTooltip(new Tooltip(texts.get("table.columns")));
        chooser.getStyleClass().add("flat");
        columns.fill(chooser);
        count.setMinWidth(USE_PREF_SIZE);
        Button export = button(Feather.DOWNLOAD, texts.get("table.export"));
        export.setId("table-export");
        export.setOnAction(event -> new TableActions<>(model).export());
        HBox footer = new HBox(count, selection, space, chooser, export, pages(model));
        footer.getStyleClass().add("table-footer");
        footer.setAlignment(Pos.CENTER_LEFT);
        return footer;
    }

    private Node pages(TableModel<R> model) {
        Texts texts = model.texts();
        Button first = button(Feather.CHEVRONS_LEFT, texts.get("table.first"));
        Button previous = button(Feather.CHEVRON_LEFT, texts.get("table.previous"));
        Button next = button(Feather.CHEVRON_RIGHT, texts.get("table.next"));
        Button last = button(Feather.CHEVRONS_RIGHT, texts.get("table.last"));
        first.setOnAction(event -> model.first());
        previous.setOnAction(event -> model.previous());
        next.setOnAction(event -> model.next());
        last.setOnAction(event -> model.last());
        first.disableProperty().bind(model.hasEarlier().not());
        previous.disableProperty().bind(model.hasEarlier().not());
        next.disableProperty().bind(model.hasLater().not());
        last.disableProperty().bind(model.hasLater().not());
        HBox box = new HBox(first, previous, next, last);
        box.getStyleClass().add("pages");
        box.visibleProperty().bind(model.hasEarlier().or(model.hasLater()));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private static Button button(Feather icon, String text) {
        Button button = new Button("", Icons.of(icon));
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
        button.getStyleClass().add("flat");
        return button;
    }
}
