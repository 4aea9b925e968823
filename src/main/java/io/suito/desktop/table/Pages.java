package io.suito.desktop.table;

import io.suito.listing.Page;
import io.suito.listing.Turn;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** The ways from the page that is shown to others: turning them keeps what is selected, walking on selects the row. */
public final class Pages<R> {
    private final List<R> rows;
    private final BiConsumer<Turn<R>, Landing> turn;
    private final BooleanProperty hasEarlier = new SimpleBooleanProperty();
    private final BooleanProperty hasLater = new SimpleBooleanProperty();

    /**
     * @param rows those of the page that is shown
     * @param turn reads another page
     */
    Pages(List<R> rows, BiConsumer<Turn<R>, Landing> turn) {
        this.rows = rows;
        this.turn = turn;
    }

    public ReadOnlyBooleanProperty hasEarlier() {
        return hasEarlier;
    }

    public ReadOnlyBooleanProperty hasLater() {
        return hasLater;
    }

    /** To the first page. */
    public void first() {
        turn.accept(Turn.first(), Landing.TOP);
    }

    /** To the last page. */
    public void last() {
        turn.accept(Turn.last(), Landing.TOP);
    }

    /** To the page after this one. */
    public void next() {
        forward(Landing.TOP);
    }

    /** To the page before this one. */
    public void previous() {
        back(Landing.TOP);
    }

    /** Walks on to the page after this one, and into its first row. */
    public void walkOn() {
        forward(Landing.FIRST);
    }

    /** Walks back to the page before this one, and into its last row. */
    public void walkBack() {
        back(Landing.LAST);
    }

    private void forward(Landing landing) {
        if (hasLater.get() && !rows.isEmpty()) {
            turn.accept(Turn.after(rows.get(rows.size() - 1)), landing);
        }
    }

    private void back(Landing landing) {
        if (hasEarlier.get() && !rows.isEmpty()) {
            turn.accept(Turn.before(rows.get(0)), landing);
        }
    }

    /** Reads this page once more. */
    Turn<R> sameAgain() {
        return rows.isEmpty() || !hasEarlier.get() ? Turn.first() : Turn.from(rows.get(0));
    }

    /** This page is shown now. */
    void show(Page<R> page) {
        hasEarlier.set(page.hasEarlier());
        hasLater.set(page.hasLater());
    }
}
