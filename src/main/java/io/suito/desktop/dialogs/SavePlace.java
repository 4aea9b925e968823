package io.suito.desktop.dialogs;

import java.nio.file.Path;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks the person where to save a file. */
@FunctionalInterface
public interface SavePlace {
    /** The place; null where the person has changed their mind. */
    @Nullable
    Path choose(Window owner, String title, String suggestedName);

    /** The system's own dialog. */
    static @Nullable Path ofTheSystem(Window owner, String title, String suggestedName) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(suggestedName);
        var file = chooser.showSaveDialog(owner);
        return file == null ? null : file.toPath();
    }
}
