package io.suito.desktop.shell;

import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Which Stripe stands behind what is seen, as far as it is known. While nobody can say it is looked for: an executor
 * elsewhere may bind the database at any time, and from then on money moves. What a database is bound to never changes.
 */
public final class ModeSight {
    private final ReadOnlyObjectWrapper<Mode> mode;
    private final Supplier<Mode> reading;

    /**
     * As it is now, and how to read it anew.
     *
     * @param reading is called beside the window's thread
     */
    public ModeSight(Mode now, Supplier<Mode> reading) {
        this.mode = new ReadOnlyObjectWrapper<>(now);
        this.reading = reading;
    }

    /** Of what is known for good. */
    public static ModeSight of(Mode mode) {
        return new ModeSight(mode, () -> mode);
    }

    /** Changes on the window's thread. */
    public ReadOnlyObjectProperty<Mode> mode() {
        return mode.getReadOnlyProperty();
    }

    /** What to ask beside the window's thread: what is known, or the database. */
    Supplier<Mode> look() {
        Mode known = mode.get();
        return known == Mode.UNKNOWN ? reading : () -> known;
    }

    void show(Mode read) {
        mode.set(read);
    }
}
