package io.suito.desktop.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.dialogs.AnsweredDialogs;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.table.Lines.Line;
import io.suito.desktop.tasks.DirectTasks;
import io.suito.desktop.testing.FxThread;
import io.suito.desktop.text.Texts;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The table as a person sees it. */
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
        table.show(model);
        model.first();
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
}
