package io.suito.desktop.look;

import io.suito.desktop.memory.Memory;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The size that the person has chosen, remembered. */
public final class TextSizes {
    private static final String NAME = "text-size";

    private final Memory memory;
    private final ReadOnlyObjectWrapper<TextSize> chosen;

    public TextSizes(Memory memory) {
        this.memory = memory;
        this.chosen =
                new ReadOnlyObjectWrapper<>(memory.get(NAME).map(TextSize::of).orElse(TextSize.NORMAL));
    }

    public ReadOnlyObjectProperty<TextSize> chosen() {
        return chosen.getReadOnlyProperty();
    }

    public void larger() {
        choose(chosen.get().larger());
    }

    public void smaller() {
        choose(chosen.get().smaller());
    }

    public void usual() {
        choose(TextSize.NORMAL);
    }

    private void choose(TextSize size) {
        chosen.set(size);
        memory.put(NAME, size.name());
    }
}
