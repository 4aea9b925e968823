package io.suito.desktop.widgets;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Something that is typed and read: what could mean two things is not guessed, and how it was read is said. */
public abstract sealed class TypedInput permits DateInput, YenInput {
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper readAs = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper why = new ReadOnlyStringWrapper("");
    private Runnable whenTyped = () -> {};
    private boolean readable = true;

    TypedInput() {
        text.subscribe((before, now) -> typed(now));
    }

    private void typed(String now) {
        readable = read(now);
        readAs.set(asRead());
        why.set(readable ? "" : problem());
        whenTyped.run();
    }

    /** What happens when something was typed and read. */
    public final void onTyped(Runnable action) {
        whenTyped = action;
    }

    /** As typed. */
    public final StringProperty text() {
        return text;
    }

    /** How it was understood, as a sentence; empty when nothing was. */
    public final ReadOnlyStringProperty readAs() {
        return readAs.getReadOnlyProperty();
    }

    /** Why it cannot be read or taken; empty when it can, or nothing was typed. */
    public final ReadOnlyStringProperty why() {
        return why.getReadOnlyProperty();
    }

    /** Whether it is empty or can be read and taken. */
    public final boolean isReadable() {
        return readable;
    }

    abstract boolean read(String typed);

    abstract String asRead();

    abstract String problem();
}
