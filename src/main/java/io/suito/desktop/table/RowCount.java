package io.suito.desktop.table;

import io.suito.desktop.dialogs.QuietFailure;
import io.suito.desktop.tasks.Latest;
import io.suito.desktop.tasks.Tasks;
import io.suito.desktop.text.Texts;
import io.suito.listing.Count;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** How many rows answer the question; asked beside the rows, because counting may take longer than reading a page. */
final class RowCount {
    private final Texts texts;
    private final Latest latest;
    private final QuietFailure failing;
    private final StringProperty number = new SimpleStringProperty("");

    /** @param table whose rows, in words for the log */
    RowCount(String table, Tasks tasks, Texts texts) {
        this.texts = texts;
        this.latest = new Latest(tasks);
        this.failing = new QuietFailure("counting rows of " + table);
    }

    /** As text; {@code 10,000+} beyond that, empty while nobody knows. */
    ReadOnlyStringProperty number() {
        return number;
    }

    /** The same as it stands alone. */
    ObservableValue<String> shown() {
        return number.map(known -> known.isEmpty() ? "" : texts.get("table.count", known));
    }

    /** Counts what answers another question. */
    void ask(Supplier<Count> question) {
        latest.ask(progress -> question.get(), this::show, this::fail);
    }

    /** Counts the same anew; what is awaited is waited for. */
    void again(Supplier<Supplier<Count>> question) {
        latest.again(() -> {
            Supplier<Count> same = question.get();
            // the same question: what was counted last is nearer to the truth than nothing
            latest.ask(progress -> same.get(), this::show, failing::failed);
        });
    }

    private void show(Count found) {
        failing.over();
        number.set(texts.number(found.rows()) + (found.more() ? "+" : ""));
    }

    /** Rows without a count can be worked with; why there is none is for whoever looks after the program. */
    private void fail(Throwable failure) {
        failing.failed(failure);
        number.set("");
    }
}
