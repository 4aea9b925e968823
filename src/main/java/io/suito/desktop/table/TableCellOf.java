package io.suito.desktop.table;

import io.suito.desktop.text.Texts;
import io.suito.desktop.widgets.StatusLabel;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** One cell: text as its kind wants it; a status as text with icon; negative yen marked by more than the colour. */
final class TableCellOf<R> extends TableCell<R, Object> {
    private static final PseudoClass NEGATIVE = PseudoClass.getPseudoClass("negative");
    private static final PseudoClass ZERO = PseudoClass.getPseudoClass("zero");

    private static final double TIP_WIDTH = 420;

    private final TableColumnModel<R> column;
    private final Texts texts;
    /** Null in columns of another kind. */
    private final @Nullable StatusLabel status;

    TableCellOf(TableColumnModel<R> column, Texts texts) {
        this.column = column;
        this.texts = texts;
        getStyleClass().add("cell-" + column.kind().name().toLowerCase(Locale.ROOT));
        status = column.kind() == ColumnKind.STATUS ? new StatusLabel() : null;
        sayWholeWhereCut(status == null ? this : status);
    }

    /** A tooltip is a window, and a table has hundreds of cells: one is made where something is cut. */
    private static void sayWholeWhereCut(Labeled label) {
        label.textTruncatedProperty().subscribe(cut -> label.setTooltip(cut ? whole(label) : null));
    }

    private static Tooltip whole(Labeled label) {
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(label.textProperty());
        whole.setWrapText(true);
        whole.setMaxWidth(TIP_WIDTH);
        return whole;
    }

    @Override
    protected void updateItem(@Nullable Object value, boolean empty) {
        super.updateItem(value, empty);
        String text = empty ? "" : Cells.shown(column.kind(), value, texts);
        if (status != null) {
            showStatus(status, text, empty);
            return;
        }
        setText(text);
        if (column.kind() == ColumnKind.YEN) {
            pseudoClassStateChanged(NEGATIVE, value instanceof Long yen && yen < 0);
            pseudoClassStateChanged(ZERO, value instanceof Long yen && yen == 0);
        }
    }

    private void showStatus(StatusLabel status, String text, boolean empty) {
        R row = empty || getTableRow() == null ? null : getTableRow().getItem();
        if (row != null) {
            status.show(text, column.tone().apply(row));
        }
        if ((row == null) != (getGraphic() == null)) {
            setGraphic(row == null ? null : status);
        }
    }
}
