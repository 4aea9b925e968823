package io.suito.desktop.table;

import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.StatusLabel;
import java.util.Locale;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** One cell: text as its kind wants it; a status as text with icon; negative yen marked by more than the colour. */
final class TableCellOf<R> extends TableCell<R, Object> {
    private final TableColumnModel<R> column;
    private final Texts texts;
    private final StatusLabel status = new StatusLabel();

    TableCellOf(TableColumnModel<R> column, Texts texts) {
        this.column = column;
        this.texts = texts;
        getStyleClass().add("cell-" + column.kind().name().toLowerCase(Locale.ROOT));
    }

    @Override
    protected void updateItem(@Nullable Object value, boolean empty) {
        super.updateItem(value, empty);
        String text = empty ? "" : Cells.shown(column.kind(), value, texts);
        getStyleClass().removeAll("negative", "zero");
        if (column.kind() == ColumnKind.STATUS) {
            showStatus(text, empty);
            return;
        }
        setText(text);
        if (column.kind() == ColumnKind.YEN && value instanceof Long yen && yen <= 0) {
            getStyleClass().add(yen < 0 ? "negative" : "zero");
        }
    }

    private void showStatus(String text, boolean empty) {
        R row = empty || getTableRow() == null ? null : getTableRow().getItem();
        if (row == null) {
            setGraphic(null);
            return;
        }
        status.show(text, column.tone().apply(row));
        setGraphic(status);
    }
}
