package io.suito.desktop.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.suito.desktop.dialogs.AnsweredDialogs;
import io.suito.desktop.look.Theme;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.table.Lines.Line;
import io.suito.desktop.tasks.DirectTasks;
import io.suito.desktop.testing.FxThread;
import io.suito.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The table as a person sees it. */
@Execution(ExecutionMode.SAME_THREAD)
class DataTableTest {
    private final Lines lines = Lines.upTo(250);
    private final DirectTasks tasks = new DirectTasks();
    private final TableModel<Line> model = FxThread.on(() -> new TableModel<>(
            Lines.setup(),
            lines,
            new TableTools(tasks, new Texts(Locale.ENGLISH), new AnsweredDialogs(), Memory.fleeting())));
    private final Stage stage = FxThread.on(this::open);

    private Stage open() {
        DataTable<Line> table = new DataTable<>();
        table.show(model, line -> {});
        model.refresh();
        Stage window = new Stage();
        window.setScene(new Scene(table, 900, 600));
        window.show();
        table.applyCss();
        table.layout();
        return window;
    }

    @AfterEach
    void close() {
        FxThread.run(stage::hide);
    }

    private <N> N find(Class<N> type, String selector) {
        return type.cast(Objects.requireNonNull(stage.getScene().getRoot().lookup(selector), selector));
    }

    @SuppressWarnings("unchecked")
    private TableView<Line> view() {
        return find(TableView.class, ".table-view");
    }

    @Test
    @SuppressWarnings("unchecked")
    void showing_everything_again_empties_the_sentence_too_and_the_same_words_can_be_chosen_again() {
        FxThread.run(() -> {
            ComboBox<String> standing = find(ComboBox.class, "#filter-standing");
            TextField text = find(TextField.class, "#filter-text");
            standing.setValue("stopped");
            text.setText("7");
            tasks.pass();
            assertThat(model.state().get()).isEqualTo(TableState.NOTHING_FOUND);
            view().layout();

            find(Button.class, "#table-next-step").fire();

            assertThat(standing.getValue()).isEmpty();
            assertThat(text.getText()).isEmpty();
            assertThat(model.rows()).hasSize(TableModel.PAGE);
            standing.setValue("stopped");
            assertThat(model.rows()).isEmpty();
        });
    }

    @Test
    void what_is_pressed_in_place_of_rows_leaves_the_keyboard_in_the_table() {
        FxThread.run(() -> {
            model.filter("text").set("nothing like it");
            tasks.pass();
            view().layout();
            find(Button.class, "#table-next-step").requestFocus();

            find(Button.class, "#table-next-step").fire();

            assertThat(stage.getScene().getFocusOwner()).isEqualTo(view());
            assertThat(model.selected()).isEmpty();
        });
    }

    @Test
    void a_table_that_gets_lower_can_keep_its_selected_row_in_sight() {
        FxThread.run(() -> {
            DataTable<?> table = (DataTable<?>) stage.getScene().getRoot();
            view().getSelectionModel().clearAndSelect(8);
            table.setMaxHeight(200);
            stage.setHeight(200);
            table.resize(900, 200);
            table.layout();

            table.showSelected();
            table.layout();

            double end = view().localToScene(view().getLayoutBounds()).getMaxY();
            assertThat(view().lookupAll(".table-row-cell"))
                    .filteredOn(row -> row instanceof TableRow<?> cell && cell.getIndex() == 8 && cell.isVisible())
                    .singleElement()
                    .satisfies(row -> assertThat(
                                    row.localToScene(row.getLayoutBounds()).getMaxY())
                            .isLessThanOrEqualTo(end));
        });
    }

    @Test
    void rows_that_are_read_anew_keep_selection_and_keyboard() {
        FxThread.run(() -> {
            view().getSelectionModel().clearAndSelect(3);
            view().getSelectionModel().select(5);
            List<Line> all = new ArrayList<>(lines.all());
            all.set(3, new Line(4, -7));
            all.set(5, new Line(6, -7));
            all.add(new Line(0, 5));
            lines.are(all);

            model.refresh();

            assertThat(view().getSelectionModel().getSelectedItems())
                    .containsExactlyInAnyOrder(new Line(4, -7), new Line(6, -7));
            assertThat(model.selected()).containsExactly(new Line(4, -7), new Line(6, -7));
            assertThat(view().getFocusModel().getFocusedIndex()).isEqualTo(6);
        });
    }

    @Test
    void a_table_of_one_row_keeps_its_selection_too() {
        FxThread.run(() -> {
            lines.are(List.of(new Line(1, 1)));
            model.refresh();
            view().getSelectionModel().clearAndSelect(0);
            lines.are(List.of(new Line(1, 2)));

            model.refresh();

            assertThat(view().getSelectionModel().getSelectedIndices()).containsExactly(0);
            assertThat(model.one()).contains(new Line(1, 2));
        });
    }

    @Test
    void the_keyboard_walks_from_page_to_page_and_back() {
        FxThread.run(() -> {
            view().getSelectionModel().clearAndSelect(TableModel.PAGE - 1);

            press(KeyCode.DOWN);
            assertThat(model.one()).contains(new Line(101, 101));
            assertThat(view().getFocusModel().getFocusedIndex()).isZero();

            press(KeyCode.UP);
            assertThat(view().getSelectionModel().getSelectedItem()).isEqualTo(new Line(100, 100));
            assertThat(view().getFocusModel().getFocusedIndex()).isEqualTo(TableModel.PAGE - 1);
        });
    }

    @Test
    void with_shift_the_keyboard_adds_rows_and_turns_no_page() {
        FxThread.run(() -> {
            view().getSelectionModel().clearAndSelect(TableModel.PAGE - 1);

            press(KeyCode.DOWN, true);

            assertThat(model.rows().get(0)).isEqualTo(new Line(1, 1));
            assertThat(model.one()).contains(new Line(100, 100));
        });
    }

    private static MenuItem item(List<MenuItem> items, String text) {
        return items.stream()
                .filter(item -> text.equals(item.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text));
    }

    private MenuItem chosen(String menu, String text) {
        List<MenuItem> items = find(MenuButton.class, "#table-columns").getItems();
        return item(menu.isEmpty() ? items : ((Menu) item(items, menu)).getItems(), text);
    }

    private List<String> titles() {
        return view().getColumns().stream().map(TableColumn::getText).toList();
    }

    @Test
    void columns_are_moved_and_made_wider_without_a_mouse() {
        FxThread.run(() -> {
            assertThat(titles()).containsExactly("Name", "Payable now");

            chosen("Move left", "Payable now").fire();
            assertThat(titles()).containsExactly("Payable now", "Name");

            double before = view().getColumns().get(0).getWidth();
            chosen("Wider", "Payable now").fire();
            assertThat(view().getColumns().get(0).getWidth()).isGreaterThan(before);
        });
    }

    @Test
    void the_last_column_cannot_be_taken_away() {
        FxThread.run(() -> {
            ((CheckMenuItem) chosen("", "Name")).setSelected(false);
            chosen("", "Name").fire();
            assertThat(titles()).containsExactly("Payable now");

            find(MenuButton.class, "#table-columns").getOnShowing().handle(new Event(MenuButton.ON_SHOWING));

            assertThat(chosen("", "Payable now").isDisable()).isTrue();
        });
    }

    private List<Bounds> footer(double width) {
        stage.getScene().getRoot().resize(width, 600);
        stage.getScene().getRoot().applyCss();
        stage.getScene().getRoot().layout();
        return Stream.of(".table-footer", ".selection", "#table-views", "#table-export", "#table-last")
                .map(selector -> find(Node.class, selector))
                .map(node -> node.localToScene(node.getLayoutBounds()))
                .toList();
    }

    @Test
    void a_narrow_table_keeps_every_button_under_it_in_sight_and_beside_the_words() {
        FxThread.run(() -> {
            Theme.LIGHT.apply();
            Theme.LIGHT.dress(stage.getScene());
            model.choose(List.of(model.rows().get(3)));
            List<Bounds> wide = footer(900);
            List<Bounds> narrow = footer(260);

            assertThat(wide.get(1).getCenterY()).isEqualTo(wide.get(4).getCenterY(), within(2.0));
            assertThat(narrow.get(4).getMaxX())
                    .isLessThanOrEqualTo(narrow.get(0).getMaxX() + 1);
            assertThat(narrow.get(4).getMaxY())
                    .isLessThanOrEqualTo(narrow.get(0).getMaxY() + 1);
            assertThat(narrow.get(2).getMinX())
                    .isGreaterThanOrEqualTo(narrow.get(0).getMinX());
            assertThat(narrow.subList(2, narrow.size())).noneMatch(button -> button.intersects(narrow.get(1)));
        });
    }

    @Test
    void columns_grow_with_the_text() {
        FxThread.run(() -> {
            stage.getScene().getRoot().setStyle("-fx-font-size: 13px");
            stage.getScene().getRoot().applyCss();
            double before = view().getColumns().get(0).getWidth();

            stage.getScene().getRoot().setStyle("-fx-font-size: 26px");
            stage.getScene().getRoot().applyCss();

            assertThat(view().getColumns().get(0).getWidth()).isEqualTo(2 * before);
        });
    }

    private void press(KeyCode code) {
        press(code, false);
    }

    private void press(KeyCode code, boolean shift) {
        Event.fireEvent(view(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
    }

    @Test
    void a_row_that_is_gone_to_is_selected_and_in_sight() {
        FxThread.run(() -> {
            model.goTo(new Line(60, 60).key(), () -> {});
            view().layout();

            assertThat(view().getSelectionModel().getSelectedItems()).containsExactly(new Line(60, 60));
            assertThat(view().lookupAll(".table-row-cell"))
                    .filteredOn(row -> row instanceof TableRow<?> cell && cell.getIndex() == 59 && cell.isVisible())
                    .hasSize(1);
            assertThat(model.selected()).containsExactly(new Line(60, 60));
        });
    }
}
