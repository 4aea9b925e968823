package io.suito.desktop.search;

import io.suito.desktop.dialogs.ProblemLine;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The field over everything: typing finds, arrows choose, Enter goes, Escape leaves. The keyboard stays in it until
 * then.
 */
public final class SearchView {
    private static final double ROW = 34;
    private static final int ROWS = 14;

    /** Above and below its rows, as the styles have it. */
    private static final double EDGES = 8;

    private final SearchViewModel model;
    private @Nullable Node before;

    @FXML
    private StackPane root;

    @FXML
    private TextField words;

    @FXML
    private ListView<Hit> hits;

    @FXML
    private Label notice;

    @FXML
    private ProblemLine problem;

    @SuppressWarnings("NullAway.Init") // the fields are FXML's
    public SearchView(SearchViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        words.textProperty().bindBidirectional(model.words());
        notice.textProperty().bind(model.notice());
        notice.visibleProperty().bind(model.notice().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        problem.follow(model.problem(), model.texts());
        hits.setItems(model.hits());
        hits.setFixedCellSize(ROW);
        hits.setFocusTraversable(false);
        hits.setCellFactory(list -> cell());
        // the keyboard stays in the field: there a screen reader must hear what Enter would open
        hits.getSelectionModel()
                .selectedItemProperty()
                .subscribe(hit -> words.setAccessibleHelp(hit == null ? "" : hit.spoken()));
        // a listener of changes: the list counts its rows in one too, and selects none that it has not counted
        model.hits().addListener((ListChangeListener<Hit>) change -> showHits());
        model.notice().subscribe(notice -> showHits());
        model.problem().subscribe(problem -> showHits());
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        root.setOnMouseClicked(event -> {
            if (root.equals(event.getTarget())) {
                leave();
            }
        });
        close();
    }

    /** While nothing is known of what was typed, the list keeps its height: it must not twitch at every key. */
    private void showHits() {
        boolean looking = model.hits().isEmpty()
                && model.notice().get().isEmpty()
                && model.problem().get() == null;
        if (!looking) {
            hits.setPrefHeight(Math.clamp(model.hits().size(), 0, ROWS) * ROW + EDGES);
            hits.setManaged(!model.hits().isEmpty());
            hits.setVisible(!model.hits().isEmpty());
        }
        hits.getSelectionModel().selectFirst();
    }

    private ListCell<Hit> cell() {
        ListCell<Hit> cell = new HitCell();
        cell.setOnMouseClicked(event -> {
            if (!cell.isEmpty()) {
                go();
            }
        });
        return cell;
    }

    /** Opens it, empty. */
    public void open() {
        if (!root.isVisible()) {
            before = root.getScene().getFocusOwner();
            beneath().forEach(under -> under.setDisable(true));
        }
        root.setVisible(true);
        root.setManaged(true);
        model.begin();
        words.requestFocus();
    }

    /** What the shade covers: the keyboard must not go there. */
    private List<Node> beneath() {
        Parent parent = root.getParent();
        return parent == null
                ? List.of()
                : parent.getChildrenUnmodifiable().stream()
                        .filter(node -> !node.equals(root))
                        .toList();
    }

    private void close() {
        beneath().forEach(under -> under.setDisable(false));
        root.setVisible(false);
        root.setManaged(false);
    }

    /** Closes it and gives the focus back to where it was. */
    private void leave() {
        close();
        if (before != null) {
            before.requestFocus();
        }
    }

    private void key(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.ESCAPE) {
            leave();
        } else if (code == KeyCode.ENTER) {
            go();
        } else if (code == KeyCode.DOWN) {
            hits.getSelectionModel().selectNext();
            hits.scrollTo(hits.getSelectionModel().getSelectedIndex());
        } else if (code == KeyCode.UP) {
            hits.getSelectionModel().selectPrevious();
            hits.scrollTo(hits.getSelectionModel().getSelectedIndex());
        } else if (!event.isAltDown()) {
            return;
        }
        event.consume();
    }

    private void go() {
        Hit hit = hits.getSelectionModel().getSelectedItem();
        if (hit != null) {
            leave();
            hit.go().run();
        }
    }

    /** What it is, its name, what tells it from others. */
    private static final class HitCell extends ListCell<Hit> {
        @Override
        protected void updateItem(@Nullable Hit hit, boolean empty) {
            super.updateItem(hit, empty);
            if (empty || hit == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Label kind = new Label(hit.kind());
            kind.getStyleClass().add("hit-kind");
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            Label detail = new Label(hit.detail());
            detail.getStyleClass().add("quiet");
            HBox line = new HBox(kind, new Label(hit.title()), space, detail);
            line.getStyleClass().add("hit");
            setGraphic(line);
            setAccessibleText(hit.spoken());
        }
    }
}
