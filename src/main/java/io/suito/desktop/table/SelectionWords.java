package io.suito.desktop.table;

import io.suito.desktop.text.Texts;
import java.util.List;

/** How many rows are selected of how many there are, and what their amounts come to. */
final class SelectionWords<R> {
    private final TableSetup<R> setup;
    private final Texts texts;

    SelectionWords(TableSetup<R> setup, Texts texts) {
        this.setup = setup;
        this.texts = texts;
    }

    /**
     * In words; empty when nothing is selected.
     *
     * @param all how many rows there are, as it is shown; empty while nobody knows
     */
    String of(List<R> selected, String all) {
        if (selected.isEmpty()) {
            return "";
        }
        String number = texts.number(selected.size());
        String chosen =
                all.isEmpty() ? texts.get("table.selected", number) : texts.get("table.selected_of", number, all);
        if (setup.sum() == null) {
            return chosen;
        }
        String sum = texts.yen(selected.stream().mapToLong(setup::yenOf).sum());
        return setup.hasOneAmount()
                ? texts.get("table.selected_only_sum", chosen, sum)
                : texts.get("table.selected_sum", chosen, sum, texts.get("column." + setup.name() + "." + setup.sum()));
    }
}
