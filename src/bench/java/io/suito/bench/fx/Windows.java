package io.suito.bench.fx;

import io.suito.app.Backoffice;
import io.suito.desktop.DesktopSession;
import io.suito.desktop.look.Theme;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.shell.Mode;
import io.suito.desktop.shell.ModeSight;
import io.suito.desktop.shell.Workforce;
import io.suito.desktop.testing.FxThread;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The windows that are measured: each is opened, warmed up, measured and closed. */
final class Windows {
    private static final long WARM_UP_MILLIS = 2_000;
    private static final long SLICE_MILLIS = 5_000;
    private static final int ROWS = 100;
    private static final int COLUMNS = 11;

    private Windows() {}

    /** The product's, with its list of partners scrolled. */
    static double[] ours(Backoffice backoffice) {
        DesktopSession session = FxThread.on(() -> {
            Workforce here = () -> new Workforce.Standing(Workforce.State.HERE, List.of());
            DesktopSession opened = DesktopSession.open(
                    backoffice, here, List.of(), Locale.JAPANESE, Memory.fleeting(), ModeSight.of(Mode.SANDBOX));
            opened.dress(Theme.LIGHT);
            opened.stage().show();
            return opened;
        });
        try {
            return scrolled(session.scene());
        } finally {
            FxThread.run(session::close);
        }
    }

    /** A bare table of as many cells, scrolled the same way: what the toolkit costs here whoever uses it. */
    static double[] plainTable() {
        Stage stage = shown(table());
        try {
            return scrolled(stage.getScene());
        } finally {
            FxThread.run(stage::close);
        }
    }

    /** Nothing at all. */
    static double[] empty() {
        Stage stage = shown(new StackPane());
        try {
            return measured();
        } finally {
            FxThread.run(stage::close);
        }
    }

    @SuppressWarnings("try") // it scrolls by being there
    private static double[] scrolled(Scene scene) {
        FxThread.until("rows", () -> scene.getRoot().lookup(".table-row-cell:filled") != null);
        try (Scroll scroll = Scroll.of(scene)) {
            return measured();
        }
    }

    private static double[] measured() {
        Delays.during(WARM_UP_MILLIS);
        return Delays.during(SLICE_MILLIS);
    }

    private static Stage shown(Node content) {
        return FxThread.on(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(new StackPane(content), 1_360, 860));
            stage.show();
            return stage;
        });
    }

    private static TableView<Integer> table() {
        return FxThread.on(() -> {
            TableView<Integer> table = new TableView<>();
            table.setFixedCellSize(30);
            for (int i = 0; i < COLUMNS; i++) {
                int number = i;
                TableColumn<Integer, String> column = new TableColumn<>("column " + number);
                column.setPrefWidth(110);
                column.setCellValueFactory(row -> new ReadOnlyStringWrapper("¥" + (row.getValue() * 1_000 + number)));
                table.getColumns().add(column);
            }
            table.getItems().setAll(IntStream.range(0, ROWS).boxed().toList());
            return table;
        });
    }
}
