package io.suito.desktop.look;

import io.suito.desktop.memory.Memory;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The size that the person has chosen, remembered. */
public final class TextSizes {
    /** Ctrl/Cmd with plus, minus, 0, as browsers have it. */
    public static final KeyCombination LARGER = new KeyCodeCombination(KeyCode.PLUS, KeyCombination.SHORTCUT_DOWN);

    public static final KeyCombination SMALLER = new KeyCodeCombination(KeyCode.MINUS, KeyCombination.SHORTCUT_DOWN);
    public static final KeyCombination USUAL = new KeyCodeCombination(KeyCode.DIGIT0, KeyCombination.SHORTCUT_DOWN);

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
